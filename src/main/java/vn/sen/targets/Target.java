package vn.sen.targets;

import java.util.List;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.LocalizedText;

/**
 * One of the 50 datasets that the strategies ask for. References are absolute IRIs.
 *
 * @param number from 1
 * @param datasetSlug of the dataset that answers it
 * @param sector concept of the scheme {@code sectors}
 * @param clauses what it rests on: concepts of the scheme {@code clauses}
 * @param decidedAgency the agency that the decision names
 * @param todayAgency the agency that has its work today
 * @param status whether its dataset has data yet
 */
public record Target(
    int number,
    String iri,
    LocalizedText title,
    String datasetSlug,
    String sector,
    List<String> clauses,
    String decidedAgency,
    String todayAgency,
    DatasetView.Status status) {

  public Target {
    clauses = List.copyOf(clauses);
  }
}
