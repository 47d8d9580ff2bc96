package vn.sen.data;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.Optional;

/**
 * Where files are kept and what they are held against.
 *
 * @param s3Endpoint address of S3-compatible storage ({@code SEN_FILES_S3_ENDPOINT}); files are
 *     kept in the data folder when absent
 * @param s3Bucket {@code SEN_FILES_S3_BUCKET}, there before the portal starts
 * @param s3Region {@code SEN_FILES_S3_REGION}
 * @param s3Key access key ({@code SEN_FILES_S3_KEY})
 * @param s3Secret its secret ({@code SEN_FILES_S3_SECRET})
 * @param clamav HOST:PORT of a ClamAV daemon ({@code SEN_FILES_CLAMAV}); no scan when absent
 * @param maxUploadBytes largest file taken ({@code SEN_FILES_MAX_UPLOAD_BYTES})
 * @param orphanHours hours that content without an owner is kept ({@code SEN_FILES_ORPHAN_HOURS})
 */
@ConfigurationProperties("sen.files")
public record FilesConfig(
    Optional<String> s3Endpoint,
    @Bindable(defaultValue = "sen") String s3Bucket,
    @Bindable(defaultValue = "us-east-1") String s3Region,
    Optional<String> s3Key,
    Optional<String> s3Secret,
    Optional<String> clamav,
    @Bindable(defaultValue = "53687091200") long maxUploadBytes,
    @Bindable(defaultValue = "48") int orphanHours) {}
