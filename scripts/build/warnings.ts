import { definePlugin } from "hardhat/plugins";
import type { CompilerOutputError } from "hardhat/types/solidity";

type Diagnostic = CompilerOutputError & { sourceLocation?: { file: string } };

/** Use of transient storage: the daybook does so on purpose, and clears it. */
const DELIBERATE = new Set(["2394"]);

/** Missing licence, missing pragma, code size, init code size: no matter in a test. */
const HARMLESS_IN_TESTS = new Set(["1878", "3420", "5574", "3860"]);

/**
 * Makes every compiler warning about a file of the project an error, wherever a build happens. Instrumented
 * code (`--coverage`) is not what the project ships, so its warnings stay warnings.
 */
export default definePlugin({
  id: "parkfolio-warnings",
  hookHandlers: {
    solidity: () =>
      Promise.resolve({
        default: () =>
          Promise.resolve({
            invokeSolc: async (context, compiler, input, config, next) => {
              const output = await next(context, compiler, input, config);
              const errors = (output.errors ?? []).filter(isMeant);
              return { ...output, errors: context.globalOptions.coverage ? errors : errors.map(asError) };
            },
          }),
      }),
  },
});

function isMeant({ errorCode, sourceLocation }: Diagnostic): boolean {
  if (errorCode === undefined) return true;
  if (DELIBERATE.has(errorCode)) return false;
  return !(sourceLocation?.file.startsWith("project/test/") === true && HARMLESS_IN_TESTS.has(errorCode));
}

function asError(error: Diagnostic): Diagnostic {
  if (error.severity !== "warning" || error.sourceLocation?.file.startsWith("project/") !== true)
    return error;
  const formattedMessage = (error.formattedMessage ?? error.message).replace(
    /^Warning:/,
    "Forbidden warning:",
  );
  return { ...error, type: "Error", severity: "error", formattedMessage };
}
