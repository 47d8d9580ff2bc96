package vn.sen.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import vn.sen.metadata.LocalizedText;
import vn.sen.metadata.ResourceKind;

/**
 * What a result page shows of a dataset, as kept in the index.
 *
 * @param keywords by language, one a line
 * @param kind code of what it is: dataset, series or service
 * @param quality 0 to 100; -1 where it was not measured
 * @param others further texts that a search may have matched, by language: distributions, agencies,
 *     labels; one a line, behind the mark of its {@link TextPart}
 */
record StoredHit(
    String slug,
    String iri,
    LocalizedText title,
    LocalizedText description,
    LocalizedText keywords,
    LocalizedText others,
    List<String> sectors,
    String agency,
    String access,
    String status,
    List<String> formats,
    List<String> aiTasks,
    int targetNumber,
    String period,
    String modified,
    String kind,
    int quality) {

  byte[] toBytes() {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    out.writeString(slug);
    out.writeString(iri);
    out.writeMapOfStrings(title.values());
    out.writeMapOfStrings(description.values());
    out.writeMapOfStrings(keywords.values());
    out.writeMapOfStrings(others.values());
    write(out, sectors);
    out.writeString(agency);
    out.writeString(access);
    out.writeString(status);
    write(out, formats);
    write(out, aiTasks);
    out.writeInt(targetNumber);
    out.writeString(period);
    out.writeString(modified);
    out.writeString(kind);
    out.writeInt(quality);
    return out.toArrayCopy();
  }

  /** Of documents that were found, in their order. */
  static List<StoredHit> read(IndexSearcher searcher, ScoreDoc[] found) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    List<StoredHit> hits = new ArrayList<>(found.length);
    for (ScoreDoc one : found) {
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(one.doc, leaves));
      BinaryDocValues stored = DocValues.getBinary(leaf.reader(), IndexFields.HIT);
      if (stored.advanceExact(one.doc - leaf.docBase)) {
        BytesRef bytes = stored.binaryValue();
        hits.add(fromBytes(bytes.bytes, bytes.offset, bytes.length));
      }
    }
    return hits;
  }

  static StoredHit fromBytes(byte[] bytes, int offset, int length) {
    try {
      ByteArrayDataInput in = new ByteArrayDataInput(bytes, offset, length);
      return new StoredHit(
          in.readString(),
          in.readString(),
          text(in.readMapOfStrings()),
          text(in.readMapOfStrings()),
          text(in.readMapOfStrings()),
          text(in.readMapOfStrings()),
          readList(in),
          in.readString(),
          in.readString(),
          in.readString(),
          readList(in),
          readList(in),
          in.readInt(),
          in.readString(),
          in.readString(),
          // An older index, until the new one is built, does not say.
          in.eof() ? ResourceKind.DATASET.code() : in.readString(),
          in.eof() ? -1 : in.readInt());
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private static LocalizedText text(Map<String, String> values) {
    return new LocalizedText(values);
  }

  private static void write(ByteBuffersDataOutput out, List<String> values) {
    out.writeInt(values.size());
    values.forEach(out::writeString);
  }

  private static List<String> readList(ByteArrayDataInput in) throws IOException {
    int size = in.readInt();
    List<String> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(in.readString());
    }
    return values;
  }
}
