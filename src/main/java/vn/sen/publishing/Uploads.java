package vn.sen.publishing;

import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import me.desair.tus.server.TusFileUploadService;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.upload.UploadInfo;
import me.desair.tus.server.upload.disk.DiskLockingService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.sen.access.Caller;
import vn.sen.data.DataProblem;
import vn.sen.data.FilesConfig;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.DataFolder;
import vn.sen.platform.ProblemException;

/**
 * Files on their way by the tus protocol, in pieces that may come days apart. A finished one is
 * attached to a draft by a call of its own. Only who edits for an agency may begin one: it takes
 * room.
 */
@Singleton
public final class Uploads {
  /** Where the protocol is spoken. */
  public static final String PATH = "/uploads";

  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
  private static final Duration KEPT = Duration.ofDays(7);

  private final TusFileUploadService service;
  private final DraftFiles files;
  private final UploadStorage storage;

  Uploads(DataFolder folder, FilesConfig config, DraftFiles files) {
    Path uploads = folder.resolve("uploads");
    this.storage = new UploadStorage(uploads);
    this.service =
        new TusFileUploadService()
            .withUploadUri(PATH)
            .withUploadStorageService(storage)
            .withUploadLockingService(new DiskLockingService(uploads.toString()))
            .withMaxUploadSize(config.maxUploadBytes())
            .withUploadExpirationPeriod(KEPT.toMillis());
    this.files = files;
  }

  /** One request of the protocol; others' uploads are not found. */
  public void process(Caller caller, HttpServletRequest request, HttpServletResponse response) {
    try {
      String owner = owner(caller);
      if (request.getMethod().equals("POST")) {
        Permission.anyEditor(caller);
      }
      service.process(request, response, owner);
    } catch (IOException e) {
      LOG.warn("A piece of an upload could not be stored", e);
      throw new ProblemException(
          DataProblem.STORAGE_REFUSED,
          "Chưa lưu được phần tệp này: ổ đĩa đầy hoặc không ghi được. Những phần đã gửi còn nguyên;"
              + " hãy gửi tiếp sau, hoặc báo người quản trị cổng.",
          "This piece of the file could not be stored: the disk is full or cannot be written. What"
              + " was sent before is kept; go on later, or tell the portal's administrator.");
    }
  }

  /**
   * Makes a finished upload a file of the draft.
   *
   * @throws ProblemException not found, or conflict while bytes are missing
   */
  public Draft attach(Caller caller, String id, String slug) {
    String owner = owner(caller);
    String uri = PATH + "/" + id;
    try {
      UploadInfo info = service.getUploadInfo(uri, owner);
      if (info == null) {
        throw notFound();
      }
      if (info.isUploadInProgress()) {
        throw new ProblemException(
            PublishingProblem.WRONG_STATE,
            "Tệp chưa gửi xong: hãy gửi tiếp phần còn lại.",
            "The upload is not finished: send the rest first.");
      }
      Draft draft = attach(caller, slug, info, uri, owner);
      service.deleteUpload(uri, owner);
      return draft;
    } catch (TusException e) {
      throw notFound();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Draft attach(Caller caller, String slug, UploadInfo info, String uri, String owner)
      throws IOException, TusException {
    String name = Optional.ofNullable(info.getFileName()).orElse("");
    Optional<Path> whole = storage.findWhole(info);
    if (whole.isPresent()) {
      return files.add(caller, slug, name, whole.get(), storage.hash(info));
    }
    try (InputStream bytes = service.getUploadedBytes(uri, owner)) {
      return files.add(caller, slug, name, bytes);
    }
  }

  /** Removes what was never finished in time. */
  void cleanUp() {
    try {
      service.cleanup();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String owner(Caller caller) {
    return Permission.signedIn(caller).id().toString();
  }

  private static ProblemException notFound() {
    return new ProblemException(
        CommonProblem.NOT_FOUND,
        "Không có lần tải lên này, hoặc nó đã hết hạn.",
        "There is no such upload, or it has expired.");
  }
}
