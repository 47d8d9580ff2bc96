package vn.sen.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the PostgreSQL that a killed portal left behind on a data folder. Called with the folder's
 * lock held, so that no living portal uses it. Only a process that is a postgres server on exactly
 * this folder is touched.
 */
final class OrphanedPostgres {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanedPostgres.class);
  private static final long PATIENCE_SECONDS = 15;

  private OrphanedPostgres() {}

  /**
   * @param data the cluster's folder; may be absent
   * @throws StartupException when the orphan cannot be stopped
   */
  static void stop(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    Optional<ProcessHandle> orphan = find(pidFile, data);
    if (orphan.isPresent()) {
      LOG.info("Stopping PostgreSQL {} that a killed portal left behind", orphan.get().pid());
      stop(orphan.get(), data);
    }
    // A stale file whose number now belongs to another program would keep PostgreSQL from starting.
    Files.deleteIfExists(pidFile);
  }

  private static Optional<ProcessHandle> find(Path pidFile, Path data) throws IOException {
    List<String> lines = Files.readAllLines(pidFile);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    try {
      return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
          .filter(ProcessHandle::isAlive)
          .filter(process -> isServerOn(process, data));
    } catch (NumberFormatException e) {
      LOG.warn("{} is damaged and taken away", pidFile);
      return Optional.empty();
    }
  }

  private static boolean isServerOn(ProcessHandle process, Path data) {
    String commandLine = commandLine(process);
    return commandLine.contains("postgres") && commandLine.contains(data.toString());
  }

  private static String commandLine(ProcessHandle process) {
    Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
    try {
      return Files.readString(file, StandardCharsets.UTF_8).replace('\0', ' ');
    } catch (IOException e) {
      // No /proc on this system, or the process has just ended.
      return process.info().commandLine().orElse("");
    }
  }

  private static void stop(ProcessHandle process, Path data) throws IOException {
    // Fast shutdown; then immediate, which recovers from the log at the next start.
    for (String signal : List.of("INT", "QUIT")) {
      signal(process, signal);
      if (ended(process)) {
        return;
      }
    }
    process.destroyForcibly();
    if (!ended(process)) {
      throw new StartupException(
          "PostgreSQL (process "
              + process.pid()
              + ") still runs on "
              + data
              + " and cannot be stopped; stop it by hand and start again.");
    }
  }

  private static void signal(ProcessHandle process, String signal) throws IOException {
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while stopping PostgreSQL", e);
    }
  }

  private static boolean ended(ProcessHandle process) throws IOException {
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while stopping PostgreSQL", e);
    }
  }
}
