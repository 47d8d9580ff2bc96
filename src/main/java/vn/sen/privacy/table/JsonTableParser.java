package vn.sen.privacy.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Any JSON as a table: every path of names is a column (indexes left out), every object that is an
 * element of the outermost array of objects, or stands at the root, a row; so is a scalar in an
 * array at the root. A GeoJSON position gives "…coordinates.longitude" and "…coordinates.latitude".
 */
final class JsonTableParser {
  private final Reader in;
  private final TableLimits limits;
  private final TableVisitor visitor;
  private final Map<String, Integer> columns = new HashMap<>();
  private final Deque<Level> levels = new ArrayDeque<>();
  private int rowDepth = -1;
  private int fields;

  /** One open object or array: the path to it, and how many numbers a position has shown. */
  private static final class Level {
    private final boolean array;
    private final String path;
    private String name = "";
    private int scalars;

    private Level(boolean array, String path) {
      this.array = array;
      this.path = path;
    }
  }

  JsonTableParser(Reader in, TableLimits limits, TableVisitor visitor) {
    this.in = in;
    this.limits = limits;
    this.visitor = visitor;
  }

  void parse() throws IOException {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(limits.depth())
            .maxStringLength(limits.fieldChars())
            .maxNameLength(1_000)
            .maxNumberLength(1_000)
            .build();
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(constraints)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            // Names come from strangers: no table of them may outlive the reading.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();
    try (JsonParser parser = factory.createParser(in)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        accept(parser, token);
      }
    }
    if (!levels.isEmpty()) {
      throw new ReadingStopped(Reading.Stop.MALFORMED);
    }
    if (fields > 0) {
      endRow();
    }
  }

  private void accept(JsonParser parser, JsonToken token) throws IOException {
    switch (token) {
      case START_OBJECT -> startObject();
      case START_ARRAY -> levels.push(new Level(true, path()));
      case END_OBJECT -> endObject();
      case END_ARRAY -> levels.pop();
      case FIELD_NAME -> levels.element().name = parser.currentName();
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          tell(parser);
      case VALUE_NULL -> count();
      case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> throw new ReadingStopped(Reading.Stop.MALFORMED);
    }
  }

  private String path() {
    Level level = levels.peek();
    if (level == null) {
      return "";
    }
    if (level.array) {
      return level.path;
    }
    return level.path.isEmpty() ? level.name : level.path + "." + level.name;
  }

  private void startObject() {
    Level parent = levels.peek();
    if (rowDepth < 0 && parent != null && parent.array) {
      rowDepth = levels.size();
      visitor.recordsAt(parent.path);
    }
    levels.push(new Level(false, path()));
  }

  private void endObject() {
    levels.pop();
    boolean row = levels.isEmpty() || levels.size() == rowDepth && levels.element().array;
    if (row && fields > 0) {
      endRow();
    }
  }

  private void tell(JsonParser parser) throws IOException {
    count();
    String path = scalarPath();
    if (levels.size() == 1 && (path.equals("title") || path.equals("name"))) {
      visitor.named(parser.getText());
    }
    int column = column(path);
    visitor.value(
        column, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    if (levels.size() == 1 && levels.element().array) {
      endRow();
    }
  }

  private String scalarPath() {
    Level level = levels.peek();
    String path = path();
    if (level == null || !level.array) {
      return path.isEmpty() ? "value" : path;
    }
    int index = level.scalars++;
    if (path.endsWith("coordinates") && index < 2) {
      return path + (index == 0 ? ".longitude" : ".latitude");
    }
    if (levels.size() == 1) {
      return "value";
    }
    return path.isEmpty() ? "value" : path;
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

  private void count() throws ReadingStopped {
    if (++fields > limits.recordFields()) {
      throw new ReadingStopped(Reading.Stop.TOO_MANY_COLUMNS);
    }
  }

  private void endRow() {
    fields = 0;
    visitor.endRow();
  }
}
