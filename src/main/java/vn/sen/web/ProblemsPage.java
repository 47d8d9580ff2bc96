package vn.sen.web;

import java.util.List;
import vn.sen.platform.ProblemType;

/** Kinds of failure. */
public record ProblemsPage(List<ProblemType> types) {}
