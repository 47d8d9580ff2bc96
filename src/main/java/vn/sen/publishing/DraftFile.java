package vn.sen.publishing;

import java.time.Instant;
import vn.sen.data.FileFacts;

/**
 * A file of a draft; its bytes are kept by {@code data}.
 *
 * @param name in the dataset's download address
 */
public record DraftFile(
    String name, String sha256, long sizeBytes, FileFacts facts, Instant created) {}
