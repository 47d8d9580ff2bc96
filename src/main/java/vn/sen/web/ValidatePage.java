package vn.sen.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sen.metadata.DocumentReview;

/**
 * The page where a document is judged.
 *
 * @param document as typed; "" at first
 * @param syntax suffix of the syntax chosen
 * @param profile code of the profile chosen
 * @param problem why the document could not be read; "" when it could, or none was given
 * @param review null before a document was given
 */
public record ValidatePage(
    String document,
    String syntax,
    String profile,
    String problem,
    @Nullable DocumentReview review,
    List<String> syntaxes) {}
