package vn.sen.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.sen.data.DataFiles;
import vn.sen.platform.StartupException;
import vn.sen.publishing.Slugs;

/**
 * Pushes a folder, its description and its files, to a portal, and publishes it there; by HTTP, so
 * that it may run at a ministry every night. Run again, it sends only what changed. Ends with 0,
 * also when there is nothing new; with 3 when the portal refuses, and says why.
 */
final class PublishCommand {
  private static final int REFUSED = 3;
  private static final Map<String, String> DESCRIPTIONS =
      Map.of(
          "dataset.json", "application/json",
          "dataset.ttl", "text/turtle",
          "dataset.jsonld", "application/ld+json",
          "dataset.rdf", "application/rdf+xml",
          "dataset.nt", "application/n-triples");
  private static final Set<String> FLAGS = Set.of("--submit", "--draft", "--dry-run");

  private final Path folder;
  private final Map<String, String> values;
  private final Set<String> flags;
  private final PortalCalls portal;

  private PublishCommand(
      Path folder, Map<String, String> values, Set<String> flags, PortalCalls portal) {
    this.folder = folder;
    this.values = values;
    this.flags = flags;
    this.portal = portal;
  }

  /**
   * @param words those after the command's name
   * @throws StartupException when they make no sense, or there is no token
   */
  static PublishCommand parse(List<String> words, Map<String, String> environment) {
    Map<String, String> values = new java.util.HashMap<>();
    Set<String> flags = new java.util.HashSet<>();
    String folder = "";
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      String word = rest.next();
      if (FLAGS.contains(word)) {
        flags.add(word);
      } else if (Set.of("--portal", "--slug", "--agency", "--notes", "--version").contains(word)
          && rest.hasNext()) {
        values.put(word, rest.next());
      } else if (word.startsWith("-") || !folder.isEmpty()) {
        throw usage();
      } else {
        folder = word;
      }
    }
    if (folder.isEmpty()) {
      throw usage();
    }
    String token = environment.getOrDefault("SEN_TOKEN", "").strip();
    if (token.isEmpty()) {
      throw new StartupException(
          "Set SEN_TOKEN to an API token of the portal; make one at /account there.");
    }
    String portal =
        values.getOrDefault(
            "--portal", environment.getOrDefault("SEN_PORTAL", "http://localhost:8080/"));
    String language = environment.getOrDefault("LANG", "").startsWith("vi") ? "vi" : "en";
    return new PublishCommand(
        folder(folder), values, flags, new PortalCalls(address(portal), token, language));
  }

  private static StartupException usage() {
    return new StartupException(
        "publish needs one folder: ./sen publish DIR [--portal URL] [--slug S] [--agency A]"
            + " [--notes TEXT] [--version V] [--submit | --draft] [--dry-run]");
  }

  private static Path folder(String text) {
    try {
      Path folder = Path.of(text);
      if (Files.isDirectory(folder)) {
        return folder;
      }
    } catch (InvalidPathException e) {
      throw new StartupException("“" + text + "” cannot be the name of a folder.", e);
    }
    throw new StartupException("There is no folder “" + text + "”.");
  }

  private static URI address(String text) {
    try {
      URI address = URI.create(text.endsWith("/") ? text : text + "/");
      if (Set.of("http", "https").contains(String.valueOf(address.getScheme()))) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw new StartupException("“" + text + "” is not the address of a portal.", e);
    }
    throw new StartupException("“" + text + "” is not the address of a portal.");
  }

  int run(PrintStream out) {
    Path description = description();
    try {
      return push(description, slug(description), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path description() {
    List<Path> found =
        DESCRIPTIONS.keySet().stream().map(folder::resolve).filter(Files::isRegularFile).toList();
    if (found.size() != 1) {
      throw new StartupException(
          "The folder must hold one description: dataset.json, dataset.ttl, dataset.jsonld,"
              + " dataset.rdf or dataset.nt.");
    }
    return found.getFirst();
  }

  /** As given, as the description in JSON says, or else the folder's name. */
  private String slug(Path description) throws IOException {
    String ofFolder = Slugs.of(folder.toAbsolutePath().normalize().getFileName().toString());
    String slug = values.getOrDefault("--slug", slugIn(description).orElse(ofFolder));
    if (!Slugs.isSlug(slug)) {
      throw new StartupException(
          "“" + slug + "” cannot be a dataset's code; give one with --slug, such as rice-2025.");
    }
    return slug;
  }

  /** What cannot be read here is for the portal to refuse, which says where the fault lies. */
  private static Optional<String> slugIn(Path description) throws IOException {
    if (!description.getFileName().toString().endsWith(".json")) {
      return Optional.empty();
    }
    return PortalCalls.object(Files.readAllBytes(description)).get("slug") instanceof String slug
        ? Optional.of(slug).filter(text -> !text.isBlank())
        : Optional.empty();
  }

  private int push(Path description, String slug, PrintStream out) throws IOException {
    PortalCalls.Answer open = portal.call("GET", draft(slug), new byte[0], Map.of());
    if (!open.isGood() && open.status() != 404) {
      return refused(open, out);
    }
    PortalCalls.Answer described = describe(description, slug, open);
    if (!described.isGood()) {
      return refused(described, out);
    }
    out.println("Described " + slug);
    if (flags.contains("--dry-run")) {
      findings(described, out);
      return Boolean.TRUE.equals(described.json().get("publishable")) ? 0 : REFUSED;
    }
    for (Path file : files(description)) {
      Optional<PortalCalls.Answer> sent = send(slug, file, described, out);
      if (sent.isPresent() && !sent.get().isGood()) {
        return refused(sent.get(), out);
      }
    }
    return finish(slug, out);
  }

  private PortalCalls.Answer describe(Path description, String slug, PortalCalls.Answer open)
      throws IOException {
    byte[] body = Files.readAllBytes(description);
    String type = DESCRIPTIONS.get(description.getFileName().toString());
    String dry = flags.contains("--dry-run") ? "dry-run=true" : "";
    Map<String, String> headers =
        open.etag().isPresent()
            ? Map.of("Content-Type", type, "If-Match", open.etag().get())
            : Map.of("Content-Type", type);
    PortalCalls.Answer replaced =
        portal.call(
            "PUT", "api/datasets/" + slug + (dry.isEmpty() ? "" : "?" + dry), body, headers);
    if (replaced.status() != 404) {
      return replaced;
    }
    String agency = values.getOrDefault("--agency", "");
    return portal.call(
        "POST",
        "api/datasets?slug="
            + slug
            + (agency.isEmpty() ? "" : "&agency=" + PortalCalls.encoded(agency))
            + (dry.isEmpty() ? "" : "&" + dry),
        body,
        headers);
  }

  private List<Path> files(Path description) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.equals(description))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  /** Empty when the portal has these very bytes, in the draft or published. */
  private Optional<PortalCalls.Answer> send(
      String slug, Path file, PortalCalls.Answer described, PrintStream out) throws IOException {
    String name = file.getFileName().toString();
    String hash = DataFiles.hash(file);
    boolean isThere =
        PortalCalls.objects(described, "files").stream()
                .anyMatch(one -> hash.equals(one.get("sha256")))
            || portal
                .call(
                    "HEAD",
                    "datasets/" + slug + "/files/" + PortalCalls.encoded(name),
                    new byte[0],
                    Map.of())
                .etag()
                .filter(tag -> tag.contains(hash))
                .isPresent();
    if (isThere) {
      out.println("  " + name + ": as it was");
      return Optional.empty();
    }
    long size = Files.size(file);
    PortalCalls.Answer answer = portal.upload(slug, file, new Printing(name, size, out));
    if (answer.isGood()) {
      out.println("  " + name + ": uploaded, " + size + " bytes");
      PortalCalls.objects(answer, "files").stream()
          .filter(one -> hash.equals(one.get("sha256")))
          .flatMap(one -> one.get("issues") instanceof List<?> issues ? issues.stream() : null)
          .forEach(issue -> out.println("    " + message(issue)));
    }
    return Optional.of(answer);
  }

  private int finish(String slug, PrintStream out) {
    PortalCalls.Answer now = portal.call("GET", draft(slug), new byte[0], Map.of());
    if (!now.isGood()) {
      return refused(now, out);
    }
    if (Boolean.FALSE.equals(now.json().get("changed"))) {
      portal.call("POST", "api/datasets/" + slug + "/discard", new byte[0], Map.of());
      out.println("Nothing is new; what is published stays as it is.");
      return 0;
    }
    String notes = values.getOrDefault("--notes", "");
    if (!notes.isEmpty()) {
      PortalCalls.Answer noted =
          portal.call(
              "PATCH",
              "api/datasets/" + slug,
              object("notes", notes),
              Map.of("Content-Type", "application/json", "If-Match", now.etag().orElse("*")));
      if (!noted.isGood()) {
        return refused(noted, out);
      }
    }
    findings(now, out);
    if (flags.contains("--draft")) {
      out.println("The draft waits at the portal: drafts/" + slug);
      return 0;
    }
    String action = flags.contains("--submit") ? "submit" : "publish";
    String version = values.getOrDefault("--version", "");
    PortalCalls.Answer done =
        portal.call(
            "POST",
            "api/datasets/" + slug + "/" + action,
            version.isEmpty() ? "{}".getBytes(StandardCharsets.UTF_8) : object("version", version),
            Map.of("Content-Type", "application/json"));
    if (!done.isGood()) {
      return refused(done, out);
    }
    out.println((action.equals("submit") ? "Submitted" : "Published") + " datasets/" + slug);
    return 0;
  }

  private static byte[] object(String name, String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ");
    return ("{\"" + name + "\": \"" + escaped + "\"}").getBytes(StandardCharsets.UTF_8);
  }

  private static void findings(PortalCalls.Answer answer, PrintStream out) {
    for (Map<?, ?> finding : PortalCalls.objects(answer, "findings")) {
      String weight = Boolean.TRUE.equals(finding.get("blocks")) ? "to mend" : "hint";
      out.println("  " + weight + ": " + message(finding));
    }
  }

  private static String message(Object finding) {
    return finding instanceof Map<?, ?> one && one.get("message") instanceof Map<?, ?> words
        ? String.valueOf(words.get("en"))
        : "";
  }

  private static String draft(String slug) {
    return "api/datasets/" + slug + "/draft";
  }

  private static int refused(PortalCalls.Answer answer, PrintStream out) {
    out.println("Refused (" + answer.status() + "): " + answer.detail());
    return REFUSED;
  }

  /** A line for every 256 MB. */
  private static final class Printing implements java.util.function.LongConsumer {
    private static final long STEP = 256L << 20;
    private final String name;
    private final long size;
    private final PrintStream out;
    private long told;

    Printing(String name, long size, PrintStream out) {
      this.name = name;
      this.size = size;
      this.out = out;
    }

    @Override
    public void accept(long sent) {
      if (sent - told >= STEP) {
        told = sent;
        out.println("  " + name + ": " + sent * 100 / size + "%");
      }
    }
  }
}
