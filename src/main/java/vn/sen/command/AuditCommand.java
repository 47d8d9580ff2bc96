package vn.sen.command;

import io.micronaut.context.ApplicationContext;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.sen.access.audit.AuditCheck;
import vn.sen.platform.StartupException;

/**
 * Checks the audit log, beside a running portal or without one. Ends with 0 when it is whole, with
 * 3 when not.
 */
final class AuditCommand {
  private static final int NOT_WHOLE = 3;

  private final Options options;

  AuditCommand(Options options) {
    this.options = options;
  }

  int run(PrintStream out) {
    if (!options.operands().equals(List.of("verify"))) {
      throw new StartupException("audit knows one word: ./sen audit verify");
    }
    Map<String, Object> properties = new HashMap<>(options.properties());
    properties.put("sen.attach", true);
    properties.put("sen.follow", false);
    try (ApplicationContext context = Contexts.start(properties)) {
      AuditCheck.Report report = context.getBean(AuditCheck.class).verify();
      report.findings().forEach(out::println);
      String end =
          report
              .last()
              .map(last -> "; the newest is number " + last.sequence() + ", " + last.hash())
              .orElse("");
      out.println(
          (report.isWhole() ? "The audit log is whole: " : "The audit log is NOT whole: ")
              + report.entries()
              + " entries"
              + end);
      return report.isWhole() ? 0 : NOT_WHOLE;
    }
  }
}
