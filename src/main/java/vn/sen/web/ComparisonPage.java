package vn.sen.web;

import java.util.List;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Revision;
import vn.sen.metadata.Comparison;

/** Two revisions of a dataset, and those to choose from, newest first. */
public record ComparisonPage(
    Dataset dataset, int from, int to, Comparison comparison, List<Revision> revisions) {}
