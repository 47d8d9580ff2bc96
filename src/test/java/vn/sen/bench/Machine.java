package vn.sen.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** What a figure was measured on, to stand beside it. */
final class Machine {
  private Machine() {}

  static String describe() throws IOException {
    String model =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 2))
            .findFirst()
            .orElse("unknown processor");
    String load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    return Figures.format(
        "%s; %d processors (%s); load before: %s; Java %s",
        LocalDate.now(),
        Runtime.getRuntime().availableProcessors(),
        model,
        load,
        System.getProperty("java.version"));
  }
}
