import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { compareAll } from "../../../scripts/check/layoutCompare.js";
import { readLayouts, writeLayouts } from "../../../scripts/generate/storage.js";
import type { Layout } from "../../../scripts/generate/storageLayout.js";
import { lastRelease } from "../../../scripts/upgrade/releases.js";

const layout = (contract: string, upgradeable: boolean): Layout => ({
  contract,
  upgradeable,
  variables: [],
  namespaces: {},
  structs: {},
  enums: {},
  values: {},
});

describe("releases", () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "releases-"));
  });

  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  it("have a last one by version, not by name", () => {
    for (const version of ["0.2.0", "0.10.0", "0.9.1", "drafts"]) mkdirSync(join(directory, version));
    expect(lastRelease(directory)).to.deep.equal({ version: "0.10.0", directory: join(directory, "0.10.0") });
  });

  it("have none as long as none is frozen", () => {
    expect(lastRelease(join(directory, "none"))).to.equal(undefined);
    writeFileSync(join(directory, "1.0.0"), "no folder");
    expect(lastRelease(directory)).to.equal(undefined);
  });

  it("keep their layouts, of which one that can be upgraded may not vanish", () => {
    const released = [layout("Book", true), layout("Fixed", false)];
    writeLayouts(join(directory, "storage"), released);
    expect(readLayouts(join(directory, "storage"))).to.deep.equal(released);
    expect(compareAll(released, [])).to.deep.equal(["Book: is gone"]);
    expect(compareAll(released, released)).to.deep.equal([]);
  });
});
