import { Structure } from "../../../sdk/enums/index.js";
import type { Cursor } from "./cursor.js";
import type { BuildingPart, ParcelPart, UnitPart } from "./types.js";
import { commitment, extent, oneOf, title, whole } from "./values.js";

const MOST_STOREYS = 127;
const LAST_FIRE_CLASS = 4;

/** A parcel with what stands on it. */
export function parcelPart(cursor: Cursor): ParcelPart {
  const fields = cursor.fields(["title", "buildings"]);
  return { title: fields.value("title", title("parcel")), buildings: fields.list("buildings", buildingPart) };
}

function buildingPart(cursor: Cursor): BuildingPart {
  const fields = cursor.fields([
    ...["title", "extent", "storeys", "basements", "structure", "fireClass", "completion", "units"],
  ]);
  return {
    title: fields.value("title", title("building")),
    extent: fields.optional("extent", extent, undefined),
    storeys: fields.value("storeys", whole(1, MOST_STOREYS)),
    basements: fields.optional("basements", whole(0, MOST_STOREYS), 0),
    structure: fields.value("structure", oneOf(Structure)),
    fireClass: fields.value("fireClass", whole(1, LAST_FIRE_CLASS)),
    completion: fields.value("completion", commitment),
    units: fields.list("units", unitPart),
  };
}

function unitPart(cursor: Cursor): UnitPart {
  const fields = cursor.fields(["title", "storey"]);
  return {
    title: fields.value("title", title("unit")),
    storey: fields.value("storey", whole(-MOST_STOREYS, MOST_STOREYS)),
  };
}
