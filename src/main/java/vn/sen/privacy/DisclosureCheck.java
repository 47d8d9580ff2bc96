package vn.sen.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import vn.sen.privacy.detect.Detector;
import vn.sen.privacy.detect.Detectors;
import vn.sen.privacy.detect.Shape;
import vn.sen.privacy.detect.TextScanner;
import vn.sen.privacy.risk.GroupCounter;
import vn.sen.privacy.risk.QuasiIdentifiers;
import vn.sen.privacy.risk.ReidentificationRisk;
import vn.sen.privacy.table.Reading;
import vn.sen.privacy.table.TableFormat;
import vn.sen.privacy.table.TableLimits;
import vn.sen.privacy.table.TableReader;
import vn.sen.privacy.table.TableVisitor;

/**
 * Checks one file for what it would disclose of persons, in one pass and bounded memory. Keeps
 * nothing of the file. Safe for any number of threads.
 */
public final class DisclosureCheck {
  /** Version of the rules: a report by another is made anew before it decides anything. */
  public static final int RULES = 4;

  private static final int MAX_GROUPS = 1 << 20;

  private final TableLimits limits;
  private final InstantSource clock;

  public DisclosureCheck(TableLimits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * @param in closed by the caller
   * @param progress told the bytes read so far, often
   * @return also for a file that cannot be read to its end: not passed then
   * @throws IOException when the source itself fails
   */
  public DisclosureReport check(
      InputStream in, TableFormat format, CheckOptions options, LongConsumer progress)
      throws IOException {
    Year year = Year.from(clock.instant().atZone(ZoneOffset.UTC));
    Table table = new Table(options, year);
    Reading reading = new TableReader(limits, clock).read(in, format, table, progress);
    return table.report(reading);
  }

  /**
   * The same by the ending of the file's name; a format that cannot be read is not passed.
   *
   * @param fileName its ending tells the format
   */
  public DisclosureReport check(
      InputStream in, String fileName, CheckOptions options, LongConsumer progress)
      throws IOException {
    Optional<TableFormat> format = TableFormat.findByName(fileName);
    if (format.isEmpty()) {
      Reading unread = new Reading(0, 0, Optional.of(Reading.Stop.UNSUPPORTED), "");
      return new DisclosureReport(unread, List.of(), List.of(), List.of(), Optional.empty());
    }
    return check(in, format.get(), options, progress);
  }

  /** Collects one table's columns and groups. */
  private static final class Table implements TableVisitor {
    private final CheckOptions options;
    private final List<Detector> detectors;
    private final TextScanner scanner;
    private final List<ColumnAnalysis> columns = new ArrayList<>();
    private final Shape shape = new Shape();
    private final List<ReidentificationRisk> risks = new ArrayList<>();
    private GroupCounter groups = new GroupCounter(MAX_GROUPS);
    private long[] rowHashes = new long[16];
    private List<Integer> quasi = List.of();
    private List<Integer> sensitive = List.of();
    private int firstColumn;
    private boolean chosen;

    private Table(CheckOptions options, Year year) {
      this.options = options;
      this.detectors = Detectors.all(year);
      this.scanner = new TextScanner(year);
    }

    @Override
    public void column(int index, String name) {
      columns.add(
          new ColumnAnalysis(
              index, name, new ColumnInspector(name, detectors, scanner), options.k()));
      if (index >= rowHashes.length) {
        rowHashes = Arrays.copyOf(rowHashes, rowHashes.length * 2);
      }
    }

    @Override
    public void value(int column, char[] chars, int offset, int length) {
      int start = offset;
      int end = offset + length;
      while (start < end && chars[start] <= ' ') {
        start++;
      }
      while (end > start && chars[end - 1] <= ' ') {
        end--;
      }
      if (start == end) {
        return;
      }
      shape.read(chars, start, end - start);
      rowHashes[column] = shape.hash();
      columns.get(column).accept(shape, chars, start, end - start);
    }

    @Override
    public void endRow() {
      if (!chosen) {
        choose();
      }
      if (!quasi.isEmpty()) {
        quasi.forEach(column -> groups.quasiIdentifier(column, rowHashes[column]));
        for (int i = 0; i < sensitive.size(); i++) {
          groups.sensitive(i, rowHashes[sensitive.get(i)]);
        }
        groups.endRow();
        Arrays.fill(rowHashes, firstColumn, columns.size(), 0);
      }
    }

    @Override
    public void table() {
      endTable();
      firstColumn = columns.size();
      chosen = false;
      groups = new GroupCounter(MAX_GROUPS);
    }

    private void endTable() {
      if (!quasi.isEmpty()) {
        risks.add(groups.risk(names(quasi), names(sensitive), options.k(), options.l()));
      }
      quasi = List.of();
      sensitive = List.of();
    }

    /** By the headers known after the first row; what JSON shows later is not grouped by. */
    private void choose() {
      chosen = true;
      List<String> headers =
          columns.stream()
              .map(one -> one.index() < firstColumn ? " " : one.inspector().foldedHeader())
              .toList();
      quasi =
          options.quasiIdentifiers().isEmpty()
              ? QuasiIdentifiers.propose(headers)
              : indexes(options.quasiIdentifiers());
      sensitive =
          options.sensitive().isEmpty()
              ? QuasiIdentifiers.proposeSensitive(headers, quasi)
              : indexes(options.sensitive());
      sensitive = sensitive.subList(0, Math.min(GroupCounter.MAX_SENSITIVE, sensitive.size()));
    }

    private List<Integer> indexes(List<String> headers) {
      return columns.stream()
          .filter(column -> column.index() >= firstColumn && headers.contains(column.header()))
          .map(ColumnAnalysis::index)
          .toList();
    }

    private DisclosureReport report(Reading reading) {
      List<ColumnAnalysis> filled = columns.stream().filter(column -> column.values() > 0).toList();
      TableJudge judge = new TableJudge(filled);
      endTable();
      return new DisclosureReport(
          reading,
          columns.stream().map(ColumnAnalysis::header).toList(),
          judge.judge(),
          CountTables.find(filled, options.k()),
          risk(reading));
    }

    /** Of the table of the file whose smallest group is the smallest. */
    private Optional<ReidentificationRisk> risk(Reading reading) {
      List<String> known = columns.stream().map(ColumnAnalysis::header).toList();
      if (!known.containsAll(options.quasiIdentifiers())) {
        // A column that was asked for and is not there: the risk is unknown, and unknown denies.
        return Optional.of(
            new ReidentificationRisk(
                options.quasiIdentifiers(),
                List.of(),
                reading.rows(),
                0,
                0,
                0,
                0,
                options.k(),
                options.l(),
                false));
      }
      return risks.stream().min(Comparator.comparingLong(ReidentificationRisk::smallestGroup));
    }

    private List<String> names(List<Integer> indexes) {
      return indexes.stream().map(index -> columns.get(index).header()).toList();
    }
  }
}
