package vn.sen.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.testing.ApiClient;
import vn.sen.testing.RunningPortal;

/** A portal whose files lie in S3-compatible storage, which then goes away. */
class StorageFaultIT {
  @TempDir Path folder;

  private ApiClient api;

  @Test
  void storageThatGoesAway_costsNoWork() throws Exception {
    Properties properties = new Properties();
    properties.setProperty("jclouds.filesystem.basedir", folder.resolve("s3").toString());
    try (BlobStoreContext blobs =
        ContextBuilder.newBuilder("filesystem")
            .credentials("key", "secret")
            .overrides(properties)
            .build(BlobStoreContext.class)) {
      blobs.getBlobStore().createContainerInLocation(null, "sen");
      S3Proxy storage =
          S3Proxy.builder()
              .blobStore(blobs.getBlobStore())
              .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "key", "secret")
              .endpoint(URI.create("http://127.0.0.1:0"))
              .build();
      storage.start();
      int port = RunningPortal.freePort();
      String base = "http://localhost:" + port + "/";
      try (Portal portal =
          Portal.start(
              Map.of(
                  "sen.data",
                  folder.resolve("data").toString(),
                  "sen.host",
                  "127.0.0.1",
                  "sen.port",
                  port,
                  "sen.base-iri",
                  base,
                  "sen.files.s3-endpoint",
                  "http://127.0.0.1:" + storage.getPort(),
                  "sen.files.s3-key",
                  "key",
                  "sen.files.s3-secret",
                  "secret"))) {
        api = new ApiClient(base, UploadingPortal.token(portal.context(), "mae"));

        // While it is there: uploaded, published, downloaded.
        api.call(
            "POST",
            "api/datasets",
            """
            {"slug": "trong-s3", "agency": "mae", "titleVi": "Trong S3", "titleEn": "In S3",
             "descriptionVi": "Dữ liệu thử.", "descriptionEn": "Synthetic.",
             "themes": ["agriculture"], "accessLevel": "open", "licence": "cc-by-4.0",
             "contactNameVi": "Phòng Dữ liệu", "contactUrl": "https://example.vn/lh"}
            """);
        assertThat(api.call("PUT", "api/datasets/trong-s3/files/a.csv", "a,b\n1,2\n").statusCode())
            .isEqualTo(200);
        assertThat(api.call("POST", "api/datasets/trong-s3/publish", "{}").statusCode())
            .isEqualTo(200);
        assertThat(api.call("GET", "datasets/trong-s3/files/a.csv", "").body())
            .isEqualTo("a,b\n1,2\n");

        storage.stop();

        HttpResponse<String> refused =
            api.call("PUT", "api/datasets/trong-s3/files/b.csv", "a,b\n3,4\n");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(refused.body()).contains("storage-refused").contains("Bản nháp còn nguyên");
        // What was typed before is there, and more can be typed.
        HttpResponse<String> draft = api.call("GET", "api/datasets/trong-s3", "");
        assertThat(draft.statusCode()).isEqualTo(200);
        assertThat(
                api.call("PATCH", "api/datasets/trong-s3", "{\"titleEn\": \"Typed meanwhile\"}")
                    .statusCode())
            .isEqualTo(200);
      }
    }
  }
}
