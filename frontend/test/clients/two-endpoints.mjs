// Run by SparqlClientsIT: asks the portal and another endpoint at once, in every way this client
// has, and joins the answers. Prints one JSON object.
import ParsingClient from "sparql-http-client/ParsingClient.js";
import StreamClient from "sparql-http-client/StreamClient.js";

const [portalUrl, otherUrl] = process.argv.slice(2);
const portal = new ParsingClient({ endpointUrl: portalUrl, updateUrl: portalUrl });
const other = new ParsingClient({ endpointUrl: otherUrl });

const titles = `PREFIX dct: <http://purl.org/dc/terms/>
  PREFIX dcat: <http://www.w3.org/ns/dcat#>
  SELECT ?d ?title { ?d a dcat:Dataset ; dct:title ?title FILTER(LANG(?title) = "vi") }`;
const ratings = "SELECT ?d ?stars { ?d <https://example.vn/stars> ?stars }";

const [own, rated] = await Promise.all([
  portal.query.select(titles, { operation: "postDirect" }),
  other.query.select(ratings, { operation: "postUrlencoded" }),
]);
const titleOf = new Map(own.map((row) => [row.d.value, row.title.value]));
const joined = rated
  .filter((row) => titleOf.has(row.d.value))
  .map((row) => [titleOf.get(row.d.value), Number(row.stars.value)]);

const stream = new StreamClient({ endpointUrl: portalUrl });
let streamed = 0;
for await (const row of stream.query.select(titles, { operation: "get" })) {
  streamed += row.title ? 1 : 0;
}
const first = own[0].d.value;
const described = await portal.query.construct(`DESCRIBE <${first}>`, { operation: "get" });
const exists = await portal.query.ask(`ASK { <${first}> ?p ?o }`, { operation: "postDirect" });
let refused = 0;
try {
  await portal.query.update("DELETE WHERE { ?s ?p ?o }");
} catch (error) {
  refused = error.status;
}
console.log(
  JSON.stringify({
    joined,
    streamed,
    datasets: own.length,
    described: described.size,
    exists,
    refused,
  }),
);
