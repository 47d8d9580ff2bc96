package vn.sen.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts the portal and Fuseki, each in a process of its own with the same heap. */
final class SparqlPeers {
  private static final String FUSEKI_CONFIG =
      """
      PREFIX fuseki: <http://jena.apache.org/fuseki#>
      PREFIX tdb2:   <http://jena.apache.org/2016/tdb#>
      PREFIX rdf:    <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
      [] rdf:type fuseki:Server ; fuseki:services ( <#union> <#concrete> ) .
      <#union> rdf:type fuseki:Service ; fuseki:name "union" ;
        fuseki:endpoint [ fuseki:operation fuseki:query ] ; fuseki:dataset <#united> .
      <#united> rdf:type tdb2:DatasetTDB2 ; tdb2:location "%s" ; tdb2:unionDefaultGraph true .
      <#concrete> rdf:type fuseki:Service ; fuseki:name "concrete" ;
        fuseki:endpoint [ fuseki:operation fuseki:query ] ; fuseki:dataset <#plain> .
      <#plain> rdf:type tdb2:DatasetTDB2 ; tdb2:location "%s" .
      """;

  private final Path folder;
  private final int heapMegabytes;

  SparqlPeers(Path folder, int heapMegabytes) {
    this.folder = folder;
    this.heapMegabytes = heapMegabytes;
  }

  /** A server that is ready, until it is closed. */
  record Running(Process process, int port) implements AutoCloseable {
    @Override
    public void close() {
      process.destroy();
      try {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }

    double residentMegabytes() throws IOException {
      for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
        }
      }
      throw new IOException("no VmRSS of process " + process.pid());
    }
  }

  /** Loads the catalog when the folder has none yet; what was said while loading, else "". */
  String load(int datasets) throws IOException, InterruptedException {
    Path said = folder.resolve("loaded-" + datasets + ".txt");
    if (!Files.exists(said)) {
      Process process =
          java(
              System.getProperty("java.class.path"),
              List.of(),
              SparqlServer.class.getName(),
              portalData(datasets).toString(),
              "0",
              "" + datasets,
              "0");
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException("the catalog was not loaded:\n" + output);
      }
      String line = output.lines().filter(l -> l.startsWith("loaded")).findFirst().orElse("");
      Files.writeString(
          said, line + Figures.format(", %.2f GB on disk", bytes(portalData(datasets)) / 1e9));
    }
    return Files.readString(said);
  }

  private Path portalData(int datasets) {
    return folder.resolve("portal-" + datasets);
  }

  private Path fusekiData(String layout, int datasets) {
    return folder.resolve("fuseki-" + layout + "-" + datasets);
  }

  /** The space that files take: TDB2's are made larger than what is in them. */
  private static double bytes(Path folder) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("du", "-sk", folder.toString()).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("du failed on " + folder);
    }
    return 1024.0 * Long.parseLong(said.split("\\s")[0]);
  }

  /**
   * What everybody may discover, once for each layout, unless it is there already.
   *
   * @throws IOException when the disk has no room for both
   */
  void copyForFuseki(int datasets) throws IOException, InterruptedException {
    Path sparql = portalData(datasets).resolve("sparql");
    Path open = sparql.resolve(Files.readString(sparql.resolve("current")).strip()).resolve("open");
    List<String> missing =
        Stream.of("union", "concrete")
            .filter(layout -> !Files.exists(fusekiData(layout, datasets)))
            .toList();
    double wanted = missing.size() * bytes(open);
    if (wanted > 0.9 * Files.getFileStore(folder).getUsableSpace()) {
      throw new IOException(
          Figures.format(
              "The copies for Fuseki take %.1f GB, which the disk does not have; --fuseki 0 measures"
                  + " without them.",
              wanted / 1e9));
    }
    for (String layout : missing) {
      Path target = fusekiData(layout, datasets);
      try (Stream<Path> files = Files.walk(open)) {
        for (Path file : files.toList()) {
          if (!file.getFileName().toString().equals("tdb.lock")) {
            Files.copy(file, target.resolve(open.relativize(file).toString()));
          }
        }
      }
    }
  }

  Running portal(int datasets, long cacheBytes) throws IOException {
    int port = PortalProcess.freePort();
    Process process =
        java(
            System.getProperty("java.class.path"),
            List.of(),
            SparqlServer.class.getName(),
            portalData(datasets).toString(),
            "" + port,
            "" + datasets,
            "" + cacheBytes);
    return awaitLine(process, port, "ready");
  }

  Running fuseki(int datasets) throws IOException, InterruptedException {
    Path config = folder.resolve("fuseki.ttl");
    Files.writeString(
        config,
        FUSEKI_CONFIG.formatted(
            fusekiData("union", datasets).toAbsolutePath(),
            fusekiData("concrete", datasets).toAbsolutePath()));
    Path quiet = folder.resolve("log4j2.properties");
    Files.writeString(quiet, "rootLogger.level = off\n");
    int port = PortalProcess.freePort();
    Process process =
        java(
            fusekiClassPath(),
            List.of("-Dlog4j.configurationFile=" + quiet.toAbsolutePath()),
            "org.apache.jena.fuseki.main.cmds.FusekiMainCmd",
            "--config=" + config.toAbsolutePath(),
            "--port=" + port,
            "--localhost");
    Thread.ofVirtual().start(() -> drain(reader(process)));
    for (int i = 0; i < 600; i++) {
      if (!process.isAlive()) {
        throw new IOException("Fuseki did not start");
      }
      try {
        new Connection(port).close();
        return new Running(process, port);
      } catch (IOException e) {
        Thread.sleep(100);
      }
    }
    process.destroyForcibly();
    throw new IOException("Fuseki did not listen within a minute");
  }

  private String fusekiClassPath() throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("sen.root", "."));
    Path file = folder.resolve("fuseki.classpath").toAbsolutePath();
    if (!Files.exists(file)) {
      Process process =
          new ProcessBuilder(
                  "mvn",
                  "-B",
                  "-q",
                  "-f",
                  root.resolve("src/test/peers/fuseki/pom.xml").toString(),
                  "dependency:build-classpath",
                  "-Dmdep.outputFile=" + file)
              .inheritIO()
              .start();
      if (process.waitFor() != 0) {
        throw new IOException("Fuseki's libraries could not be resolved");
      }
    }
    return Files.readString(file).strip();
  }

  private Process java(String classPath, List<String> options, String main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.add("-Xmx" + heapMegabytes + "m");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("SEN_DATABASE_URL");
    return builder.start();
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static Running awaitLine(Process process, int port, String wanted) throws IOException {
    BufferedReader reader = reader(process);
    StringBuilder output = new StringBuilder();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      output.append(line).append('\n');
      if (line.equals(wanted)) {
        Thread.ofVirtual().start(() -> drain(reader));
        return new Running(process, port);
      }
    }
    throw new IOException("the portal did not start:\n" + output);
  }

  /** Reads on, so that a server never waits for somebody to take its words. */
  private static void drain(BufferedReader reader) {
    try {
      while (reader.readLine() != null) {
        // Nothing more is of interest.
      }
    } catch (UncheckedIOException | IOException e) {
      // The process has ended.
    }
  }
}
