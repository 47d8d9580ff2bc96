package vn.sen.web;

import java.time.Instant;
import java.util.List;
import vn.sen.access.sharing.Agreement;

/**
 * Agreements of the reader.
 *
 * @param given those on the datasets for which the reader decides
 */
public record AgreementsPage(List<Agreement> given, List<Agreement> held, Instant now) {}
