package vn.sen.web;

import java.time.LocalDate;
import java.util.List;
import vn.sen.catalog.Dataset;
import vn.sen.metadata.Concept;

/**
 * The form of a request.
 *
 * @param agencies for which the reader may ask
 */
public record RequestFormPage(
    List<Dataset> datasets,
    List<Concept> purposes,
    List<String> agencies,
    LocalDate today,
    LocalDate inAYear) {}
