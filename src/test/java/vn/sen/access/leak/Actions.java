package vn.sen.access.leak;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How each route that changes or computes something is asked. A route that is in none of the lists
 * fails the leak matrix.
 */
final class Actions {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";

  /** One request with a body. */
  record Action(String method, String path, String contentType, String body) {
    static Action form(String path, String... fields) {
      StringBuilder body = new StringBuilder();
      for (int i = 0; i < fields.length; i += 2) {
        body.append(body.isEmpty() ? "" : "&")
            .append(fields[i])
            .append('=')
            .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
      }
      return new Action("POST", path, FORM, body.toString());
    }
  }

  /** Route to what it is asked about a dataset. */
  static final Map<String, Function<SecretDataset, Action>> OF_DATASET = ofDataset();

  /** Route to what it is asked about an agreement, by its id. */
  static final Map<String, Function<String, Action>> OF_AGREEMENT =
      Map.of(
          "POST /agreements/{id}",
          id -> Action.form("/agreements/" + id, "do", "revoke", "reason", "test"));

  /** Route to what it is asked about a request, by its id. */
  static final Map<String, Function<String, Action>> OF_REQUEST =
      Map.of(
          "POST /requests/{id}",
          id -> Action.form("/requests/" + id, "do", "write", "text", "test"));

  /** Routes that look at nothing but what is sent, or at one's own account or agency. */
  static final List<String> APART =
      List.of(
          "DELETE /uploads/{id}",
          "PATCH /uploads/{id}",
          "POST /account",
          "POST /administration",
          "POST /agencies/{slug}/people",
          "POST /api/agencies/{slug}/bulk",
          "POST /api/datasets",
          "POST /api/datasets/batch",
          "POST /api/notifications/seen",
          "POST /api/privacy/check",
          "POST /api/validate",
          "POST /check",
          "POST /check/derived",
          "POST /check/preview",
          "POST /desk/agencies/{slug}",
          "POST /desk/agencies/{slug}/bulk",
          "POST /desk/intake",
          "POST /desk/intake/address",
          "POST /drafts",
          "POST /drafts/upload",
          "POST /join/{token}",
          "POST /notifications",
          "POST /password",
          "POST /register",
          "POST /sign-in",
          "POST /sign-out",
          "POST /uploads",
          "POST /uploads/{id}",
          "POST /validate",
          "PUT /api/agencies/{slug}/review-rule");

  private Actions() {}

  private static Map<String, Function<SecretDataset, Action>> ofDataset() {
    Map<String, Function<SecretDataset, Action>> of = new LinkedHashMap<>();
    of.put(
        "POST /datasets/{slug}/access",
        d -> Action.form("/datasets/" + d.slug() + "/access", "do", "save", "level", "open"));
    of.put(
        "POST /requests",
        d ->
            Action.form(
                "/requests",
                "dataset",
                d.slug(),
                "purpose",
                "research",
                "project",
                "test",
                "starts",
                LocalDate.now().toString(),
                "ends",
                LocalDate.now().plusDays(30).toString()));
    of.put(
        "POST /datasets/{slug}/checks/{sha256}/overrides",
        d -> Action.form(check(d) + "/overrides", "reason", "test test test"));
    of.put(
        "POST /datasets/{slug}/checks/{sha256}/preview", d -> Action.form(check(d) + "/preview"));
    of.put(
        "POST /datasets/{slug}/checks/{sha256}/derived", d -> Action.form(check(d) + "/derived"));
    for (String door : List.of("/checks/", "/draft/checks/")) {
      checking(of, door);
    }
    drafting(of);
    of.put(
        "POST /sparql",
        d ->
            Action.form(
                "/sparql",
                "query",
                "SELECT ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } FILTER (contains(str(?s), \""
                    + d.slug()
                    + "\")) }"));
    return of;
  }

  /** What is done about a file's check by program, of a dataset and of its draft. */
  private static void checking(Map<String, Function<SecretDataset, Action>> of, String door) {
    of.put(
        "POST /api/datasets/{slug}" + door + "{sha256}/overrides",
        d ->
            json(
                "POST",
                api(d) + door + d.fileSha256() + "/overrides",
                "{\"reason\": \"test test test\"}"));
    for (String action : List.of("preview", "derived")) {
      of.put(
          "POST /api/datasets/{slug}" + door + "{sha256}/" + action,
          d -> json("POST", api(d) + door + d.fileSha256() + "/" + action, "{}"));
    }
  }

  /** What editors and stewards do with a dataset and its draft, by program and by form. */
  private static void drafting(Map<String, Function<SecretDataset, Action>> of) {
    of.put("PUT /api/datasets/{slug}", d -> json("PUT", api(d), "{}"));
    of.put("PATCH /api/datasets/{slug}", d -> json("PATCH", api(d), "{}"));
    for (String action : List.of("submit", "publish", "return", "discard", "withdraw")) {
      of.put(
          "POST /api/datasets/{slug}/" + action,
          d -> json("POST", api(d) + "/" + action, "{\"reason\": \"test\"}"));
    }
    of.put(
        "PUT /api/datasets/{slug}/files/{name}",
        d -> new Action("PUT", api(d) + "/files/" + SecretDataset.FILE, "text/csv", "a,b\n1,2\n"));
    of.put(
        "POST /api/datasets/{slug}/files/{name}/repair",
        d -> json("POST", api(d) + "/files/" + SecretDataset.FILE + "/repair", "{}"));
    of.put(
        "DELETE /api/datasets/{slug}/draft/files/{name}",
        d -> json("DELETE", api(d) + "/draft/files/" + SecretDataset.FILE, ""));
    of.put(
        "PUT /api/datasets/{slug}/draft/files/{name}",
        d -> json("PUT", api(d) + "/draft/files/" + SecretDataset.FILE, "{}"));
    of.put(
        "POST /api/datasets/{slug}/draft/links",
        d -> json("POST", api(d) + "/draft/links", "{\"url\": \"https://example.vn/a.csv\"}"));
    of.put(
        "DELETE /api/datasets/{slug}/draft/links/{id}",
        d -> json("DELETE", api(d) + "/draft/links/link-1", ""));
    of.put(
        "POST /api/datasets/{slug}/draft/repairs/{rule}",
        d -> json("POST", api(d) + "/draft/repairs/licence", ""));
    of.put(
        "POST /drafts/{slug}/repairs/{rule}",
        d -> Action.form("/drafts/" + d.slug() + "/repairs/licence", "edition", "1"));
    of.put(
        "POST /api/datasets/{slug}/draft/comments",
        d -> json("POST", api(d) + "/draft/comments", "{\"text\": \"test\"}"));
    of.put("PUT /api/datasets/{slug}/follow", d -> json("PUT", api(d) + "/follow", ""));
    of.put("DELETE /api/datasets/{slug}/follow", d -> json("DELETE", api(d) + "/follow", ""));
    of.put(
        "POST /uploads/{id}/attach/{slug}",
        d -> Action.form("/uploads/00000000-0000-0000-0000-000000000000/attach/" + d.slug()));
    of.put(
        "POST /datasets/{slug}/{action:edit|withdraw|follow|unfollow}",
        d -> Action.form("/datasets/" + d.slug() + "/follow"));
    of.put("POST /drafts/{slug}", d -> Action.form("/drafts/" + d.slug(), "title_vi", "test"));
    of.put("POST /drafts/{slug}/files", d -> Action.form("/drafts/" + d.slug() + "/files"));
    for (String action : List.of("overrides", "preview", "derived")) {
      of.put(
          "POST /drafts/{slug}/checks/{sha256}/" + action,
          d ->
              Action.form(
                  "/drafts/" + d.slug() + "/checks/" + d.fileSha256() + "/" + action,
                  "finding",
                  "0",
                  "reason",
                  "test test test"));
    }
    of.put(
        "POST /drafts/{slug}/link",
        d -> Action.form("/drafts/" + d.slug() + "/link", "address", "https://example.vn/a.csv"));
    of.put(
        "POST /drafts/{slug}/links/{id}/remove",
        d -> Action.form("/drafts/" + d.slug() + "/links/link-1/remove", "edition", "1"));
    of.put(
        "POST /drafts/{slug}/files/{name}/columns",
        d -> Action.form("/drafts/" + d.slug() + "/files/" + SecretDataset.FILE + "/columns"));
    of.put(
        "POST /drafts/{slug}/files/{name}/{action:repair|remove}",
        d -> Action.form("/drafts/" + d.slug() + "/files/" + SecretDataset.FILE + "/remove"));
    of.put(
        "POST /drafts/{slug}/{action:submit|publish|return|discard|comment}",
        d -> Action.form("/drafts/" + d.slug() + "/publish"));
  }

  private static String api(SecretDataset dataset) {
    return "/api/datasets/" + dataset.slug();
  }

  private static Action json(String method, String path, String body) {
    return new Action(method, path, JSON, body);
  }

  private static String check(SecretDataset dataset) {
    return "/datasets/" + dataset.slug() + "/checks/" + dataset.fileSha256();
  }
}
