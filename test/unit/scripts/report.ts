import { expect } from "chai";
import { differences, exceeded, markdown, type Row } from "../../../scripts/gas/report.js";

describe("gas report", () => {
  const row = (operation: string, gas: number): Row => ({ operation, gas, floor: 100, overhead: gas / 100 });
  const rows = [row("lodge", 120), row("record", 150)];

  it("holds one operation or a sum against its bar, once all of it is measured", () => {
    expect(exceeded(rows, [{ operations: ["lodge", "record"], limit: 270 }])).to.deep.equal([]);
    expect(exceeded(rows, [{ operations: ["lodge", "other"], limit: 1 }])).to.deep.equal([]);
    expect(exceeded(rows, [{ operations: ["lodge", "record"], limit: 269 }])).to.deep.equal([
      "lodge + record: 270 gas, the bar is 269",
    ]);
  });

  it("tells what rose from what else changed", () => {
    expect(differences(rows, [row("lodge", 121), row("renew", 1)])).to.deep.equal({
      rose: ["lodge: rose from 120 to 121"],
      other: ["renew: new, 1", "record: no longer measured"],
    });
  });

  it("draws floor, overhead and bar to one scale", () => {
    const report = markdown(rows, [{ operations: ["record"], limit: 250 }]);
    expect(report).to.include("| record | 150 | 100 | 1.500 |");
    expect(report).to.include(`record  ${"█".repeat(20)}${"▒".repeat(10)}${" ".repeat(20)}│\n`);
  });
});
