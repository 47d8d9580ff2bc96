package vn.sen.publishing;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.sen.platform.ProblemException;

/**
 * What the portal does by itself: publications whose time has come, links asked again, and the
 * clean-up of files.
 */
@Singleton
@Requires(property = "sen.follow", notEquals = "false")
final class ScheduledWork {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduledWork.class);

  private final Drafts drafts;
  private final Review review;
  private final FileCleanUp cleanUp;
  private final Uploads uploads;
  private final LinkRechecks links;
  private final Clock clock;

  ScheduledWork(
      Drafts drafts,
      Review review,
      FileCleanUp cleanUp,
      Uploads uploads,
      LinkRechecks links,
      Clock clock) {
    this.drafts = drafts;
    this.review = review;
    this.cleanUp = cleanUp;
    this.uploads = uploads;
    this.links = links;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "20s", initialDelay = "10s")
  void publishDue() {
    for (Draft draft : drafts.listDue(clock.instant())) {
      try {
        review.publishDue(draft);
      } catch (ProblemException e) {
        // Stays scheduled and is shown so on the agency's desk; its checks fail by now.
        LOG.warn("The scheduled publication of {} waits: {}", draft.slug(), e.getMessage());
      }
    }
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "15m")
  void checkLinks() {
    LOG.info("Links to data elsewhere asked: {}", links.run(100));
  }

  @Scheduled(fixedDelay = "6h", initialDelay = "30m")
  void cleanUp() {
    uploads.cleanUp();
    int deleted = cleanUp.run().size();
    LOG.info("Files that nobody wanted any more, deleted: {}", deleted);
  }
}
