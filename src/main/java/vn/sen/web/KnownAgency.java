package vn.sen.web;

import vn.sen.catalog.Agencies;
import vn.sen.catalog.Agency;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** The agency that an address names. */
final class KnownAgency {
  private KnownAgency() {}

  /**
   * @throws ProblemException 404
   */
  static Agency get(Agencies agencies, String slug) {
    return agencies
        .find(slug)
        .orElseThrow(
            () ->
                new ProblemException(
                    CommonProblem.NOT_FOUND,
                    "Không có cơ quan này. Xem danh sách ở /agencies.",
                    "There is no such agency. See the list at /agencies."));
  }
}
