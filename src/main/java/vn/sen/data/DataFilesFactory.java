package vn.sen.data;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import vn.sen.platform.DataFolder;
import vn.sen.platform.StartupException;

/** Chooses the storage that the configuration asks for. */
@Factory
final class DataFilesFactory {

  @Singleton
  DataFiles dataFiles(DataFolder folder, FilesConfig config) {
    if (config.s3Endpoint().isEmpty()) {
      return new LocalDataFiles(folder.resolve("files"));
    }
    return new S3DataFiles(client(config), config.s3Bucket(), folder.resolve("incoming"));
  }

  static S3Client client(FilesConfig config) {
    String key = config.s3Key().orElseThrow(DataFilesFactory::noKey);
    String secret = config.s3Secret().orElseThrow(DataFilesFactory::noKey);
    return S3Client.builder()
        .endpointOverride(URI.create(config.s3Endpoint().orElseThrow()))
        .region(Region.of(config.s3Region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
        // Storage of other makers knows buckets by path and not the newest checksums.
        .forcePathStyle(true)
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private static StartupException noKey() {
    return new StartupException(
        "SEN_FILES_S3_ENDPOINT needs SEN_FILES_S3_KEY and SEN_FILES_S3_SECRET beside it.");
  }
}
