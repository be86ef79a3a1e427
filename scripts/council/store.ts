import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { CouncilError, type Proposal } from "../../sdk/authority/index.js";

/** A proposal with its number and file. */
export interface StoredProposal {
  readonly number: number;
  readonly file: string;
  readonly proposal: Proposal;
}

const NAME = /^(\d{3,})-.*\.json$/;

/** Proposals as files of a folder, `001-grantRole.json`: to be reviewed, passed on and committed. */
export class ProposalStore {
  constructor(readonly folder: string) {}

  all(): StoredProposal[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder)
      .filter((name) => NAME.test(name))
      .sort()
      .map((name) => this.read(join(this.folder, name)));
  }

  /** A proposal by its number, or by its file. @throws CouncilError `Malformed` if there is none. */
  find(which: string | undefined): StoredProposal {
    if (which === undefined) throw new CouncilError("Malformed", "which proposal? Give its number or file");
    if (existsSync(which) && !/^\d+$/.test(which)) return this.read(which);
    const found = this.all().find(({ number }) => number === Number(which));
    if (found === undefined) throw new CouncilError("Malformed", `no proposal ${which} in ${this.folder}`);
    return found;
  }

  add(proposal: Proposal): StoredProposal {
    const number = 1 + Math.max(0, ...this.all().map((stored) => stored.number));
    const [name = ""] = proposal.actions[0]?.function.split("(") ?? [];
    const file = join(
      this.folder,
      `${number.toString().padStart(3, "0")}-${name === "" ? "call" : name}.json`,
    );
    mkdirSync(this.folder, { recursive: true });
    this.write({ number, file, proposal });
    return { number, file, proposal };
  }

  write({ file, proposal }: StoredProposal): void {
    writeFileSync(file, `${JSON.stringify(proposal, undefined, 2)}\n`);
  }

  private read(file: string): StoredProposal {
    try {
      const proposal = JSON.parse(readFileSync(file, "utf8")) as Proposal;
      if (!Array.isArray(proposal.actions) || !Array.isArray(proposal.steps)) throw new TypeError();
      return { number: Number(NAME.exec(basename(file))?.[1] ?? 0), file, proposal };
    } catch (error) {
      throw new CouncilError("Malformed", `${file} is no proposal`, error);
    }
  }
}
