package vn.sen.access.leak;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How each route of the portal is asked: about one dataset by its slug, and in general. A route
 * that is in neither list fails the leak matrix.
 */
final class Surfaces {
  /** Route (method and template) to its addresses for a dataset. */
  static final Map<String, Function<SecretDataset, List<String>>> OF_DATASET = ofDataset();

  /** Route to addresses that name no dataset; what they answer must not depend on secret ones. */
  static final Map<String, Function<SecretDataset, List<String>>> GENERAL = general();

  /** Routes whose answers come from nothing but the build, or that tell of one's own account. */
  static final List<String> APART =
      List.of(
          "GET /assets/{name}",
          "GET /{name:favicon\\.ico|favicon\\.svg|lotus\\.svg|apple-touch-icon\\.png|social-card\\.png}",
          "GET /account/second-factor",
          "GET /health",
          "GET /metrics");

  private Surfaces() {}

  private static Map<String, Function<SecretDataset, List<String>>> ofDataset() {
    Map<String, Function<SecretDataset, List<String>>> of = new LinkedHashMap<>();
    of.put(
        "GET /datasets/{name}",
        d -> {
          String at = "/datasets/" + d.slug();
          return List.of(at, at + ".ttl", at + ".jsonld", at + ".rdf", at + ".nt", at + "?lang=en");
        });
    of.put("GET /datasets/{slug}/history", d -> List.of("/datasets/" + d.slug() + "/history"));
    of.put("GET /datasets/{slug}/access", d -> List.of("/datasets/" + d.slug() + "/access"));
    of.put(
        "GET /datasets/{slug}/files/{name}",
        d ->
            List.of(
                "/datasets/" + d.slug() + "/files/" + SecretDataset.FILE,
                "/datasets/" + d.slug() + "/files/none.csv"));
    of.put("GET /datasets/{slug}/files/{name}/preview", d -> List.of(d.file() + "/preview"));
    of.put(
        "GET /api/datasets/{slug}/files/{name}/rows",
        d -> {
          String rows = "/api" + d.file() + "/rows";
          return List.of(
              rows,
              rows + "?a=" + d.dataCanary(),
              rows + "?none=x",
              rows + "?format=csv&columns=a");
        });
    of.put(
        "GET /datasets/{slug}/versions/{version}/files/{name}/preview",
        d ->
            List.of(
                "/datasets/"
                    + d.slug()
                    + "/versions/latest/files/"
                    + SecretDataset.FILE
                    + "/preview"));
    of.put(
        "GET /datasets/{slug}/checks/{name}",
        d -> List.of("/datasets/" + d.slug() + "/checks/" + d.fileSha256()));
    of.put(
        "GET /api/datasets/{slug}/checks", d -> List.of("/api/datasets/" + d.slug() + "/checks"));
    of.put(
        "GET /api/datasets/{slug}/checks/{sha256}",
        d -> List.of("/api/datasets/" + d.slug() + "/checks/" + d.fileSha256()));
    of.put(
        "GET /api/datasets/{slug}/draft/checks",
        d -> List.of("/api/datasets/" + d.slug() + "/draft/checks"));
    of.put(
        "GET /api/datasets/{slug}/draft/checks/{sha256}",
        d -> List.of("/api/datasets/" + d.slug() + "/draft/checks/" + d.fileSha256()));
    of.put("GET /api/datasets/{slug}", d -> List.of("/api/datasets/" + d.slug()));
    of.put(
        "GET /api/datasets/{slug}/revisions",
        d -> List.of("/api/datasets/" + d.slug() + "/revisions"));
    of.put(
        "GET /datasets/{slug}/revisions/{name}",
        d ->
            List.of(
                "/datasets/" + d.slug() + "/revisions/1",
                "/datasets/" + d.slug() + "/revisions/1.ttl"));
    of.put("GET /datasets/{slug}/compare", d -> List.of("/datasets/" + d.slug() + "/compare"));
    of.put(
        "GET /api/datasets/{slug}/compare", d -> List.of("/api/datasets/" + d.slug() + "/compare"));
    of.put(
        "GET /datasets/{slug}/croissant.jsonld",
        d -> List.of("/datasets/" + d.slug() + "/croissant.jsonld"));
    of.put(
        "GET /datasets/{slug}/versions/atom",
        d -> List.of("/datasets/" + d.slug() + "/versions/atom"));
    of.put("GET /drafts/{slug}", d -> List.of("/drafts/" + d.slug()));
    of.put("GET /drafts/{slug}/review", d -> List.of("/drafts/" + d.slug() + "/review"));
    of.put(
        "GET /drafts/{slug}/checks/{sha256}",
        d -> List.of("/drafts/" + d.slug() + "/checks/" + d.fileSha256()));
    of.put("GET /api/datasets/{slug}/draft", d -> List.of("/api/datasets/" + d.slug() + "/draft"));
    of.put("GET /datasets/{slug}/versions", d -> List.of("/datasets/" + d.slug() + "/versions"));
    of.put(
        "GET /datasets/{slug}/versions/{version}",
        d -> List.of("/datasets/" + d.slug() + "/versions/latest"));
    of.put(
        "GET /datasets/{slug}/versions/{version}/files/{name}",
        d -> List.of("/datasets/" + d.slug() + "/versions/latest/files/" + SecretDataset.FILE));
    of.put("GET /requests/new", d -> List.of("/requests/new?dataset=" + d.slug()));
    return of;
  }

  private static Map<String, Function<SecretDataset, List<String>>> general() {
    Map<String, Function<SecretDataset, List<String>>> of = new LinkedHashMap<>();
    of.put("GET /", d -> List.of("/", "/?lang=en"));
    of.put(
        "GET /datasets",
        d ->
            List.of(
                "/datasets",
                "/datasets?sort=newest&lang=en",
                "/datasets?q=" + d.word(),
                "/datasets?q=" + d.word().substring(0, 12),
                "/datasets?agency=moh",
                "/datasets?sector=health&access=restricted",
                "/datasets?status=available&sort=title"));
    of.put(
        "GET /api/datasets",
        d ->
            List.of(
                "/api/datasets?size=1000",
                "/api/datasets?q=" + d.word(),
                "/api/datasets?sector=health&access=restricted&size=1000",
                "/api/datasets?agency=moh&sort=newest",
                "/api/datasets?q=y%20t%E1%BA%BF&size=50"));
    of.put(
        "GET /datasets.csv",
        d ->
            List.of(
                "/datasets.csv",
                "/datasets.csv?q=" + d.word(),
                "/datasets.csv?agency=moh&lang=en"));
    of.put(
        "GET /datasets.atom",
        d -> List.of("/datasets.atom", "/datasets.atom?q=" + d.word().substring(0, 12)));
    of.put(
        "GET /datasets.{suffix:ttl|jsonld|rdf|nt|trig}",
        d ->
            List.of(
                "/datasets.ttl?q=" + d.word(),
                "/datasets.nt?sector=health&access=restricted",
                "/datasets.jsonld?agency=moh",
                "/datasets.rdf?q=y%20t%E1%BA%BF"));
    of.put(
        "GET /api/suggestions",
        d ->
            List.of(
                "/api/suggestions?q=" + d.word(),
                "/api/suggestions?q=" + d.word().substring(0, 4),
                "/api/suggestions?q=" + d.word().substring(0, 12) + "&lang=en"));
    of.put("GET /search-help", d -> List.of("/search-help"));
    of.put("GET /agencies", d -> List.of("/agencies"));
    of.put("GET /agencies/{name}", d -> List.of("/agencies/moh", "/agencies/moh.ttl"));
    of.put("GET /api/agencies", d -> List.of("/api/agencies"));
    of.put("GET /api/agencies/{slug}", d -> List.of("/api/agencies/moh"));
    of.put("GET /targets", d -> List.of("/targets"));
    of.put("GET /targets/{name}", d -> List.of("/targets/26", "/targets/26.ttl"));
    of.put("GET /api/targets", d -> List.of("/api/targets"));
    of.put("GET /api/targets/{number}", d -> List.of("/api/targets/26"));
    of.put("GET /agencies.{suffix:ttl|jsonld|rdf|nt|trig}", d -> List.of("/agencies.nt"));
    of.put("GET /vocab", d -> List.of("/vocab"));
    of.put("GET /targets.{suffix:ttl|jsonld|rdf|nt|trig}", d -> List.of("/targets.nt"));
    of.put("GET /vocab.{suffix:ttl|jsonld|rdf|nt|trig}", d -> List.of("/vocab.nt"));
    of.put("GET /vocab/{name}", d -> List.of("/vocab/sectors", "/vocab/access-levels"));
    of.put(
        "GET /vocab/{scheme}/{name}",
        d -> List.of("/vocab/sectors/health", "/vocab/access-levels/restricted"));
    of.put("GET /catalog", d -> List.of("/catalog"));
    of.put(
        "GET /catalog.{suffix:ttl|jsonld|rdf|nt|trig}",
        d ->
            List.of(
                "/catalog.ttl",
                "/catalog.trig",
                "/catalog.nt?page=1",
                "/catalog.nt?page=2",
                "/catalog.jsonld?modified_since=2020-01-01"));
    of.put("GET /catalog.nq.gz", d -> List.of("/catalog.nq.gz"));
    of.put("GET /context.jsonld", d -> List.of("/context.jsonld"));
    of.put("GET /validate", d -> List.of("/validate"));
    of.put("GET /check", d -> List.of("/check"));
    of.put("GET /.well-known/void", d -> List.of("/.well-known/void"));
    of.put(
        "GET /sparql",
        d ->
            List.of(
                sparql("SELECT (count(*) AS ?n) WHERE { ?s ?p ?o }"),
                sparql("SELECT (count(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"),
                sparql("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"),
                sparql(
                    "SELECT ?s ?o WHERE { ?s ?p ?o FILTER (contains(str(?o), \""
                        + d.word()
                        + "\")) } ORDER BY ?s ?o"),
                sparql("DESCRIBE <http://localhost/datasets/" + d.word() + ">")));
    of.put("GET /ns", d -> List.of("/ns"));
    of.put("GET /ns.{suffix:[a-z]+}", d -> List.of("/ns.ttl"));
    of.put("GET /api", d -> List.of("/api"));
    of.put("GET /api/openapi.yaml", d -> List.of("/api/openapi.yaml"));
    of.put("GET /api/try", d -> List.of("/api/try?operation=listTargets"));
    of.put("GET /problems", d -> List.of("/problems"));
    of.put("GET /problems/{slug}", d -> List.of("/problems/not-found"));
    of.put("GET /sign-in", d -> List.of("/sign-in"));
    of.put("GET /register", d -> List.of("/register"));
    of.put("GET /password", d -> List.of("/password"));
    of.put("GET /join/{token}", d -> List.of("/join/" + d.word()));
    of.put("GET /account", d -> List.of("/account"));
    of.put("GET /administration", d -> List.of("/administration"));
    of.put("GET /agencies/{slug}/people", d -> List.of("/agencies/moh/people"));
    of.put(
        "GET /agencies/{slug}/audit",
        d -> List.of("/agencies/moh/audit", "/agencies/moh/audit?dataset=" + d.word()));
    of.put(
        "GET /agencies/{slug}/audit.{suffix:csv|json}",
        d -> List.of("/agencies/moit/audit.csv", "/agencies/moit/audit.json"));
    of.put("GET /requests", d -> List.of("/requests"));
    of.put("GET /agreements", d -> List.of("/agreements"));
    of.put("GET /sharing", d -> List.of("/sharing"));
    of.put("GET /sharing/rules", d -> List.of("/sharing/rules"));
    of.put("GET /sharing/{agency}", d -> List.of("/sharing/moh", "/sharing/moit"));
    of.put("GET /notifications.atom", d -> List.of("/notifications.atom"));
    of.put("GET /api/notifications", d -> List.of("/api/notifications"));
    of.put("GET /notifications", d -> List.of("/notifications"));
    of.put("GET /desk", d -> List.of("/desk"));
    of.put("GET /desk/template.xlsx", d -> List.of("/desk/template.xlsx"));
    of.put("GET /api/agencies/{slug}/archive", d -> List.of("/api/agencies/moh/archive"));
    of.put(
        "GET /api/agencies/{slug}/quality",
        d -> List.of("/api/agencies/moh/quality", "/api/agencies/moit/quality?format=csv"));
    of.put("GET /drafts/new", d -> List.of("/drafts/new"));
    of.put("GET /requests/{id}", d -> List.of("/requests/00000000-0000-0000-0000-000000000000"));
    of.put(
        "GET /agreements/{name}", d -> List.of("/agreements/00000000-0000-0000-0000-000000000000"));
    return of;
  }

  private static String sparql(String query) {
    return "/sparql?format=json&query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
  }
}
