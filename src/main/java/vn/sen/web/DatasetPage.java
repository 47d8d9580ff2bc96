package vn.sen.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.sen.access.UseDecision;
import vn.sen.access.policy.Reason;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Revision;
import vn.sen.data.TableRows;
import vn.sen.metadata.DatasetDetail;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.LocalizedText;
import vn.sen.metadata.QualityScore;
import vn.sen.search.SearchResult;

/**
 * Everything that a dataset's page answers.
 *
 * @param usable whether the reader may download the data
 * @param previewable whether the reader may look at the first rows
 * @param decision what the gate says to the reader
 * @param embargo when outsiders get the files; empty when they need not wait
 * @param accessNote what the access level means to the reader; "" when it is unknown
 * @param contents id and title of every section in order
 * @param languages of the data, named in the page's language
 * @param download shell command for the first file; "" when there is none
 * @param address of this page, absolute; the dataset's IRI unless it came from elsewhere
 * @param agency what whoever has charge of it is called; "" when nobody has
 * @param detail everything of DCAT 3 beyond the view
 * @param relations what belongs to it, in both directions
 * @param croissant address of its Croissant description; a path here
 * @param editable whether the reader may begin a draft of it
 * @param sparqlAddress the SPARQL page with the example filled in
 */
public record DatasetPage(
    Dataset dataset,
    String address,
    String agency,
    DatasetDetail detail,
    List<DatasetRelations.Group> relations,
    String croissant,
    boolean usable,
    boolean previewable,
    UseDecision decision,
    Optional<Reason> embargo,
    String accessNote,
    List<Map.Entry<String, String>> contents,
    List<String> licences,
    List<String> formats,
    String languages,
    String download,
    String api,
    String sparql,
    String sparqlAddress,
    String citation,
    String bibtex,
    String schemaOrg,
    List<SearchResult.Hit> related,
    List<Revision> revisions,
    QualityScore quality,
    boolean editable,
    boolean signedIn,
    boolean following) {
  static final String LICENCE = "http://purl.org/dc/terms/license";

  /** Where the first rows of a file are shown; "" when it has none or the reader may not look. */
  public String preview(Page page, DatasetView.Distribution file) {
    return file.fileName()
        .filter(name -> previewable && TableRows.isTable(name, file.mediaType().orElse("")))
        .map(name -> "/datasets/" + dataset.slug() + "/files/" + page.segment(name) + "/preview")
        .orElse("");
  }

  /** What is said of access beside the licences that {@link #licences} has. */
  public List<DatasetDetail.Fact> terms() {
    return detail.in(DatasetDetail.Section.ACCESS).stream()
        .filter(
            fact ->
                !fact.property().equals(LICENCE)
                    || fact.values().stream().anyMatch(value -> value.iri().isEmpty()))
        .toList();
  }

  /** Whether a licence is stated in words only. */
  public boolean hasLicenceInWords() {
    return terms().stream().anyMatch(fact -> fact.property().equals(LICENCE));
  }

  /** Whether places are described by a name of their own and not by the code list. */
  public boolean hasOwnPlacesOnly() {
    return dataset.view().spatial().isEmpty()
        && detail.in(DatasetDetail.Section.FIT).stream()
            .anyMatch(fact -> fact.property().equals("http://purl.org/dc/terms/spatial"));
  }

  /** Who else stands behind it; whom the section names already is not named again. */
  public List<DatasetDetail.Fact> others() {
    List<LocalizedText> makers =
        dataset.view().makers().stream().map(DatasetView.Agent::name).toList();
    return detail.in(DatasetDetail.Section.WHO).stream()
        .filter(
            fact ->
                switch (fact.property()) {
                  case "http://purl.org/dc/terms/creator" ->
                      !fact.values().stream().allMatch(value -> makers.contains(value.text()));
                  case "http://purl.org/dc/terms/publisher" ->
                      !fact.values().stream()
                          .map(value -> Optional.of(value.iri()))
                          .allMatch(dataset.view().agency()::equals);
                  default -> true;
                })
        .toList();
  }
}
