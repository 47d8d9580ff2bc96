package vn.sen.publishing.imports;

import java.util.Optional;
import vn.sen.metadata.Profile;

/**
 * How an import is to be done.
 *
 * @param agency slug of the agency in whose name everything is taken; without it each description
 *     stands for itself
 * @param dryRun judge and report, save nothing
 * @param strict refuse what violates the profile, instead of taking it with a report
 * @param repair make every repair that leaves no doubt
 * @param author of the revisions
 */
public record ImportOptions(
    Optional<String> agency,
    boolean dryRun,
    boolean strict,
    boolean repair,
    Profile profile,
    String author) {}
