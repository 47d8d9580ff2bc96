package vn.sen.privacy.table;

import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqList;
import dev.hardwood.row.PqMap;
import dev.hardwood.row.PqStruct;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** A Parquet file row by row; nested fields are columns named by their path, as in JSON. */
final class ParquetTableParser {
  private static final long ALWAYS_ALLOWED_BYTES = 256L << 20;
  private static final long MAX_RATIO = 500;
  private static final long MAX_CHUNK_BYTES = 1L << 30;

  private final Path file;
  private final TableLimits limits;
  private final InstantSource clock;
  private final TableVisitor visitor;
  private final Map<String, Integer> columns = new HashMap<>();
  private int fields;

  ParquetTableParser(Path file, TableLimits limits, InstantSource clock, TableVisitor visitor) {
    this.file = file;
    this.limits = limits;
    this.clock = clock;
    this.visitor = visitor;
  }

  void parse() throws IOException {
    Instant deadline = clock.instant().plus(limits.time());
    try (HardwoodContext context = HardwoodContext.create(1);
        ParquetFileReader reader =
            Parsing.call(() -> ParquetFileReader.open(InputFile.of(file), context))) {
      // Before the rows are opened: the reader sets memory aside for each column.
      if (Parsing.call(() -> reader.getFileSchema().getColumnCount()) > limits.columns()) {
        throw new ReadingStopped(Reading.Stop.TOO_MANY_COLUMNS);
      }
      checkSizes(Parsing.call(reader::getFileMetaData));
      try (RowReader rows = Parsing.call(reader::rowReader)) {
        int width = Parsing.call(rows::getFieldCount);
        String[] names = new String[width];
        for (int i = 0; i < width; i++) {
          names[i] = rows.getFieldName(i);
          column(names[i]);
        }
        read(rows, names, deadline);
      }
    }
  }

  private void read(RowReader rows, String[] names, Instant deadline) throws IOException {
    long count = 0;
    while (Parsing.call(rows::hasNext)) {
      Parsing.run(rows::next);
      for (int i = 0; i < names.length; i++) {
        int field = i;
        tell(names[i], Parsing.call(() -> rows.isNull(field) ? null : rows.getValue(field)));
      }
      fields = 0;
      visitor.endRow();
      if ((++count & 0xfff) == 0 && clock.instant().isAfter(deadline)) {
        throw new ReadingStopped(Reading.Stop.TOO_SLOW);
      }
    }
  }

  /** A file that says it expands beyond all measure is not begun. */
  private void checkSizes(FileMetaData data) throws IOException {
    long allowed = Math.max(ALWAYS_ALLOWED_BYTES, MAX_RATIO * Files.size(file));
    long expanded = 0;
    for (RowGroup group : data.rowGroups()) {
      for (ColumnChunk chunk : group.columns()) {
        long bytes = chunk.metaData().totalUncompressedSize();
        expanded += Math.max(0, bytes);
        if (bytes > MAX_CHUNK_BYTES || expanded > Math.min(allowed, limits.bytes() * 4)) {
          throw new ReadingStopped(Reading.Stop.EXPANDS);
        }
      }
    }
  }

  private void tell(String path, @org.jspecify.annotations.Nullable Object value)
      throws IOException {
    switch (value) {
      case null -> {}
      case PqStruct struct -> {
        int width = Parsing.call(struct::getFieldCount);
        for (int i = 0; i < width; i++) {
          int field = i;
          String name = Parsing.call(() -> struct.getFieldName(field));
          tell(path + "." + name, Parsing.call(() -> struct.getValue(name)));
        }
      }
      case PqList list -> {
        for (Object element : Parsing.call(list::values)) {
          tell(path, element);
        }
      }
      case PqMap map -> {
        for (PqMap.Entry entry : Parsing.call(map::getEntries)) {
          tell(path + ".key", Parsing.call(entry::getKey));
          tell(path + ".value", Parsing.call(entry::getValue));
        }
      }
      case byte[] bytes -> text(path, new String(bytes, StandardCharsets.UTF_8));
      default -> text(path, value.toString());
    }
  }

  private void text(String path, String text) throws ReadingStopped {
    if (text.length() > limits.fieldChars()) {
      throw new ReadingStopped(Reading.Stop.FIELD_TOO_LONG);
    }
    if (++fields > limits.recordFields()) {
      throw new ReadingStopped(Reading.Stop.TOO_MANY_COLUMNS);
    }
    visitor.value(column(path), text.toCharArray(), 0, text.length());
  }

  private int column(String path) throws ReadingStopped {
    Integer known = columns.get(path);
    if (known != null) {
      return known;
    }
    int index = columns.size();
    if (index >= limits.columns()) {
      throw new ReadingStopped(Reading.Stop.TOO_MANY_COLUMNS);
    }
    columns.put(path, index);
    visitor.column(index, path);
    return index;
  }
}
