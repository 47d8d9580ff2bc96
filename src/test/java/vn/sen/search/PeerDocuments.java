package vn.sen.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexableField;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.LocalizedText;

/**
 * Datasets as documents for Solr: the same texts that Sen searches, the same facets that it counts,
 * the same fields that its answers hold.
 */
public final class PeerDocuments {
  private static final JsonFactory JSON = new JsonFactory();

  private final DatasetDocuments documents = SearchFixture.vocabularySource().documents();

  /** Writes a JSON array. */
  public void write(
      Collection<? extends Map.Entry<DatasetView, Set<String>>> datasets, OutputStream out)
      throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartArray();
      for (Map.Entry<DatasetView, Set<String>> dataset : datasets) {
        write(dataset.getKey(), dataset.getValue(), json);
      }
      json.writeEndArray();
    }
  }

  private void write(DatasetView view, Set<String> discover, JsonGenerator json)
      throws IOException {
    Map<TextPart, List<String>> texts = new EnumMap<>(TextPart.class);
    documents.gather(
        view,
        new TextSink() {
          @Override
          public void add(TextPart part, String text, String language, int weight) {
            texts.computeIfAbsent(part, p -> new ArrayList<>()).add(text);
          }

          @Override
          public void addCode(TextPart part, String code) {
            // Codes are asked for by field; a plain query seeks texts.
          }
        });
    List<String> all = texts.values().stream().flatMap(List::stream).toList();
    List<String> titles = texts.getOrDefault(TextPart.TITLE, List.of());
    List<String> tags = texts.getOrDefault(TextPart.KEYWORD, List.of());
    List<String> groups = new ArrayList<>(texts.getOrDefault(TextPart.AGENCY, List.of()));
    groups.addAll(texts.getOrDefault(TextPart.SECTOR, List.of()));
    json.writeStartObject();
    json.writeStringField("name_exact", view.slug());
    json.writeStringField("name", view.slug());
    array("title", titles, json);
    array("tags", tags, json);
    array("groups", groups, json);
    array("text", all, json);
    List<String> beginnings = new ArrayList<>(titles);
    beginnings.addAll(tags);
    array("beginning", beginnings, json);
    array("discover", discover, json);
    StoredHit hit = facets(view, json);
    stored("title", hit.title(), json);
    stored("description", hit.description(), json);
    json.writeStringField("stored_iri", hit.iri());
    array("stored_sectors", hit.sectors(), json);
    json.writeStringField("stored_agency", hit.agency());
    json.writeStringField("stored_access", hit.access());
    json.writeStringField("stored_status", hit.status());
    array("stored_formats", hit.formats(), json);
    array("stored_tasks", hit.aiTasks(), json);
    json.writeStringField("stored_period", hit.period());
    json.writeStringField("stored_modified", hit.modified());
    json.writeEndObject();
  }

  /** Facets as Sen's own document holds them. */
  private StoredHit facets(DatasetView view, JsonGenerator json) throws IOException {
    StoredHit hit = documents.hit(view);
    Document document = new Document();
    documents.addFacets(document, view, hit);
    for (SearchRequest.Facet facet : SearchRequest.Facet.values()) {
      List<String> values = new ArrayList<>();
      for (IndexableField field :
          document.getFields(IndexFields.FACET_PREFIX + facet.parameter())) {
        values.add(field.binaryValue().utf8ToString());
      }
      array("facet_" + facet.parameter(), values, json);
    }
    json.writeNumberField("modified_day", DatasetDocuments.day(view.modified().orElse("")));
    return hit;
  }

  private static void stored(String name, LocalizedText text, JsonGenerator json)
      throws IOException {
    for (Map.Entry<String, String> value : text.values().entrySet()) {
      json.writeStringField(
          "stored_" + name + "_" + value.getKey().toLowerCase(Locale.ROOT), value.getValue());
    }
  }

  private static void array(String name, Collection<String> values, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
