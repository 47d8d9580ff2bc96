package vn.sen.data;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;
import vn.sen.metadata.LocalizedText;
import vn.sen.metadata.TableColumn;
import vn.sen.privacy.table.Reading;
import vn.sen.privacy.table.TableFormat;
import vn.sen.privacy.table.TableLimits;
import vn.sen.privacy.table.TableReader;
import vn.sen.privacy.table.TableVisitor;

/**
 * The columns of the CSV files that the portal holds, by their headers and by what all their values
 * have in common. A file is read once for each content; of a very large one the first 64 MB decide.
 */
@Singleton
public final class TableColumns {
  private static final Logger log = LoggerFactory.getLogger(TableColumns.class);
  private static final TableLimits LIMITS =
      new TableLimits(500, 1 << 20, 10_000, 8, 64L << 20, Duration.ofSeconds(20));

  private final StoredFiles storedFiles;
  private final DataFiles dataFiles;
  private final Clock clock;
  private final Cache<String, List<TableColumn>> known =
      Caffeine.newBuilder().maximumSize(2_000).build();

  public TableColumns(StoredFiles storedFiles, DataFiles dataFiles, Clock clock) {
    this.storedFiles = storedFiles;
    this.dataFiles = dataFiles;
    this.clock = clock;
  }

  /** Columns by file name, of those of a dataset's files that are tables; empty when none is. */
  public Map<String, List<TableColumn>> list(String datasetSlug) {
    Map<String, List<TableColumn>> columns = new TreeMap<>();
    for (StoredFile file : storedFiles.list(datasetSlug)) {
      if (file.mediaType().startsWith("text/csv")) {
        List<TableColumn> found = known.get(file.sha256(), hash -> read(file));
        if (!found.isEmpty()) {
          columns.put(file.fileName(), found);
        }
      }
    }
    return columns;
  }

  private List<TableColumn> read(StoredFile file) {
    Judging judging = new Judging();
    try (InputStream bytes = dataFiles.open(file.sha256(), 0)) {
      Reading reading =
          new TableReader(LIMITS, clock).read(bytes, TableFormat.DELIMITED, judging, count -> {});
      boolean isReadable =
          reading.isComplete() || reading.stop().filter(Reading.Stop.TOO_LARGE::equals).isPresent();
      return isReadable ? judging.columns() : List.of();
    } catch (IOException e) {
      log.warn("The columns of {} cannot be read", file.fileName(), e);
      return List.of();
    }
  }

  /** Narrows the type of each column as its values pass. */
  private static final class Judging implements TableVisitor {
    private final List<String> names = new ArrayList<>();
    private final List<ColumnType> types = new ArrayList<>();

    @Override
    public void column(int index, String name) {
      names.add(name);
      types.add(new ColumnType());
    }

    @Override
    public void value(int column, char[] chars, int offset, int length) {
      types.get(column).meet(new String(chars, offset, length));
    }

    @Override
    public void endRow() {}

    List<TableColumn> columns() {
      List<TableColumn> columns = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        columns.add(new TableColumn(names.get(i), types.get(i).type(), LocalizedText.EMPTY));
      }
      return List.copyOf(columns);
    }
  }
}
