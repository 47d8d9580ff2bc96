package vn.sen.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** The contract against a real server that speaks S3. */
class S3DataFilesIT extends DataFilesContract {
  private static S3Proxy server;
  private static BlobStoreContext blobs;
  private static S3Client client;

  @TempDir static Path data;
  @TempDir Path waiting;
  private S3DataFiles files;

  @BeforeAll
  static void start() throws Exception {
    Properties properties = new Properties();
    properties.setProperty("jclouds.filesystem.basedir", data.toString());
    blobs =
        ContextBuilder.newBuilder("filesystem")
            .credentials("key", "secret")
            .overrides(properties)
            .build(BlobStoreContext.class);
    server =
        S3Proxy.builder()
            .blobStore(blobs.getBlobStore())
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "key", "secret")
            .endpoint(URI.create("http://127.0.0.1:0"))
            .build();
    server.start();
    client = client("secret");
  }

  private static S3Client client(String secret) {
    return DataFilesFactory.client(
        new FilesConfig(
            Optional.of("http://127.0.0.1:" + server.getPort()),
            "unused",
            "us-east-1",
            Optional.of("key"),
            Optional.of(secret),
            Optional.empty(),
            1,
            1));
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    server.stop();
    blobs.close();
  }

  @BeforeEach
  void bucket() {
    String bucket = "sen-" + UUID.randomUUID();
    client.createBucket(create -> create.bucket(bucket));
    files = new S3DataFiles(client, bucket, waiting);
  }

  @Override
  DataFiles files() {
    return files;
  }

  @Test
  void storageThatRefuses_isTold() {
    DataFiles refused = new S3DataFiles(client("wrong"), "sen", waiting);

    assertThatThrownBy(() -> refused.store(stream("abc"))).isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> refused.findSize(SHA256_OF_ABC))
        .isInstanceOf(UncheckedIOException.class);
  }
}
