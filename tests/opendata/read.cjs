/* Reads the places on standard input as the national map does, and says for each what it understood, or the error. */
const { fromSchemaLieuDeMediationNumerique } = require("@gouvfr-anct/lieux-de-mediation-numerique");

const places = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const read = places.map((place) => {
  try {
    return { place: fromSchemaLieuDeMediationNumerique(place) };
  } catch (error) {
    return { error: `${place.id}: ${error.key}: ${error.message}` };
  }
});
process.stdout.write(JSON.stringify(read));
