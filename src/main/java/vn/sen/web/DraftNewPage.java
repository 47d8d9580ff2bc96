package vn.sen.web;

import java.util.List;
import vn.sen.targets.Target;

/**
 * Ways to begin.
 *
 * @param agencies for which the reader may draft
 * @param planned targets that are theirs today and have no data yet
 */
public record DraftNewPage(List<String> agencies, List<Target> planned) {}
