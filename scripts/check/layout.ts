// Holds the storage layouts of the present sources against those of the last release.
import { join } from "node:path";
import { currentLayouts, readLayouts } from "../generate/storage.js";
import { conclude } from "../lib/project.js";
import { lastRelease, STORAGE } from "../upgrade/releases.js";
import { compareAll } from "./layoutCompare.js";

const { layouts, problems } = currentLayouts();
const release = lastRelease();
const broken =
  release === undefined ? [] : compareAll(readLayouts(join(release.directory, STORAGE)), layouts);
conclude(
  "layout",
  [...problems, ...broken],
  release === undefined
    ? "releases/ holds no release, so there is nothing to compare with; namespaces are where they must be"
    : `an upgrade from ${release.version} finds everything where it was`,
);
