// SPDX-License-Identifier: Apache-2.0
import { accept, halfWidth, refuse, type Check } from "./verdict.js";

/** Numbers without a check digit: form is all that can be checked. */
function format(what: string, form: RegExp, canonical: (value: string) => string = (value) => value): Check {
  return (value) => {
    const text = halfWidth(value).trim();
    return form.test(text) ? accept(canonical(text)) : refuse(`not ${what}`);
  };
}

/** International patent classification, WIPO ST.8; with or without the version. */
export const ipc = format(
  "an IPC symbol such as G06Q 20/38 (2012.01)",
  /^[A-H]\d{2}[A-Z]\s?\d{1,4}\/\d{2,6}(\s?\(\d{4}\.\d{2}\))?$/,
  (value) =>
    value
      .replace(/\s/g, "")
      .replace(
        /^(.{4})([^(]*)(.*)$/,
        (_, subclass, group, version) => `${subclass} ${group}${version === "" ? "" : ` ${version}`}`,
      ),
);

/** Sound recording code, ISO 3901. */
export const isrc = format(
  "an ISRC such as US-RC1-76-07839",
  /^[A-Z]{2}-?[A-Z0-9]{3}-?\d{2}-?\d{5}$/,
  (value) => value.replaceAll("-", ""),
);

/** Digital object identifier, ISO 26324; case does not matter, lower case is canonical. */
export const doi = format("a DOI such as 10.1038/nphys1170", /^10\.\d{4,9}\/[-._;()/:A-Z0-9]+$/i, (value) =>
  value.toLowerCase(),
);

/** International application under the PCT: two-digit year and 5 digits, since 2004 four and 6. */
export const pct = format(
  "a PCT application such as PCT/CN2020/123456",
  /^PCT\/[A-Z]{2}(\d{2}\/\d{5}|(19|20)\d{2}\/\d{6})$/,
);

/** International publication under the PCT. */
export const wo = format(
  "a WO publication such as WO2020/123456A1",
  /^WO\s?(\d{2}\/\d{5}|(19|20)\d{2}\/\d{6})\s?A[1-9]$/,
  (value) => value.replace(/\s/g, ""),
);

/** Registration of computer software copyright with the Copyright Protection Centre of China. */
export const softwareRegistration = format(
  "a software registration such as 2020SR0123456",
  /^(19|20)\d{2}SR(E)?\d{4,7}$/,
);

/** National trade mark, or Madrid registration `G…`; a letter after a division. */
export const trademark = format(
  "a trade mark number such as 6020569 or G1161478",
  /^(G\d{6,7}[A-Z]?|\d{5,9}[A-Z]?)$/,
);

/** Application number by WIPO ST.13: type, year, serial. */
export const st13 = format(
  "an ST.13 number such as 102024000000001",
  /^(10|20|30|40|50|60)(19|20)\d{2}\d{9}$/,
);
