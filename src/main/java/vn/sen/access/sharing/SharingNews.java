package vn.sen.access.sharing;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.sen.access.Memberships;
import vn.sen.access.Person;
import vn.sen.access.Standings;
import vn.sen.access.sharing.Notifications.Notice;
import vn.sen.metadata.CodeLists;
import vn.sen.platform.BaseIri;

/** Tells those concerned what happened, in the portal and by e-mail where that is set up. */
@Singleton
public final class SharingNews {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  private final Notifications notifications;
  private final Memberships memberships;
  private final Letters letters;
  private final CodeLists lists;
  private final BaseIri base;
  private final Clock clock;

  SharingNews(
      Notifications notifications,
      Memberships memberships,
      Letters letters,
      CodeLists lists,
      BaseIri base,
      Clock clock) {
    this.notifications = notifications;
    this.memberships = memberships;
    this.letters = letters;
    this.lists = lists;
    this.base = base;
    this.clock = clock;
  }

  void requested(AccessRequest request) {
    tell(
        stewards(request.owner()),
        notice(
            "%s đề nghị dùng “%s”.".formatted(request.requesterName(), vi(request)),
            "%s asks for access to “%s”.".formatted(request.requesterName(), en(request)),
            request));
  }

  void written(AccessRequest request, boolean byOwner) {
    Set<UUID> readers = byOwner ? Set.of(request.requester()) : stewards(request.owner());
    tell(
        readers,
        notice(
            byOwner
                ? "Cơ quan chủ quản hỏi lại về đề nghị dùng “%s”.".formatted(vi(request))
                : "Có trả lời cho câu hỏi về đề nghị dùng “%s”.".formatted(vi(request)),
            byOwner
                ? "The owner asks back about your request for “%s”.".formatted(en(request))
                : "Your question on the request for “%s” was answered.".formatted(en(request)),
            request));
  }

  void withdrawn(AccessRequest request) {
    tell(
        stewards(request.owner()),
        notice(
            "%s đã rút đề nghị dùng “%s”.".formatted(request.requesterName(), vi(request)),
            "%s withdrew the request for “%s”.".formatted(request.requesterName(), en(request)),
            request));
  }

  void refused(AccessRequest request, String reason) {
    tell(
        Set.of(request.requester()),
        notice(
            "Đề nghị dùng “%s” bị từ chối: %s".formatted(vi(request), reason),
            "Your request for “%s” was refused: %s".formatted(en(request), reason),
            request));
  }

  void granted(Agreement agreement, UUID requester) {
    Set<UUID> readers = new LinkedHashSet<>(party(agreement));
    readers.add(requester);
    tell(
        readers,
        notice(
            "Được dùng “%s” đến %s.".formatted(vi(agreement), lastDay(agreement)),
            "You may use “%s” until %s.".formatted(en(agreement), lastDay(agreement)),
            agreement));
  }

  void moved(Agreement agreement, AgreementEvent.Kind kind, LocalDate ends) {
    boolean renewed = kind == AgreementEvent.Kind.RENEWED;
    tell(
        party(agreement),
        notice(
            (renewed
                    ? "Thỏa thuận về “%s” được gia hạn đến %s."
                    : "Thỏa thuận về “%s” rút ngắn còn đến %s.")
                .formatted(vi(agreement), DAY.format(ends)),
            (renewed
                    ? "The agreement on “%s” was renewed until %s."
                    : "The agreement on “%s” was reduced to %s.")
                .formatted(en(agreement), DAY.format(ends)),
            agreement));
  }

  void revoked(Agreement agreement, String reason) {
    tell(
        party(agreement),
        notice(
            "Thỏa thuận về “%s” bị thu hồi: %s".formatted(vi(agreement), reason),
            "The agreement on “%s” was revoked: %s".formatted(en(agreement), reason),
            agreement));
  }

  void reported(Agreement agreement) {
    tell(
        stewards(agreement.owner()),
        notice(
            "Có báo cáo kết quả sử dụng “%s”.".formatted(vi(agreement)),
            "What came of the use of “%s” was reported.".formatted(en(agreement)),
            agreement));
  }

  void ending(Agreement agreement, boolean ended) {
    Set<UUID> readers = new LinkedHashSet<>(party(agreement));
    readers.addAll(stewards(agreement.owner()));
    tell(
        readers,
        notice(
            (ended
                    ? "Thỏa thuận về “%s” đã hết hạn ngày %s."
                    : "Thỏa thuận về “%s” sẽ hết hạn sau ngày %s.")
                .formatted(vi(agreement), lastDay(agreement)),
            (ended ? "The agreement on “%s” ended on %s." : "The agreement on “%s” ends after %s.")
                .formatted(en(agreement), lastDay(agreement)),
            agreement));
  }

  /** A warning with its date, or the suspension itself. */
  void shortfall(Standings.Shortfall shortfall, String counterpart, boolean suspended) {
    Set<UUID> readers = new LinkedHashSet<>(stewards(shortfall.agency()));
    if (!counterpart.isEmpty()) {
      readers.addAll(stewards(counterpart));
    }
    String agencyVi = lists.label(base.agency(shortfall.agency())).in(VIETNAMESE);
    String agencyEn = lists.label(base.agency(shortfall.agency())).in(Locale.ENGLISH);
    String day = DAY.format(shortfall.deadline().atZone(zone()));
    tell(
        readers,
        new Notice(
            Optional.empty(),
            (suspended
                    ? "Có đi có lại: quyền của %s tạm dừng, vì đang chia sẻ %d trên %d bộ dữ liệu"
                        + " cập nhật."
                    : "Có đi có lại: %s đang chia sẻ %d trên %d bộ dữ liệu cập nhật; quyền sẽ tạm"
                        + " dừng từ "
                        + day
                        + ".")
                .formatted(agencyVi, shortfall.offered(), shortfall.required()),
            (suspended
                    ? "Reciprocity: access of %s is suspended, it shares %d of %d up-to-date"
                        + " datasets."
                    : "Reciprocity: %s shares %d of %d up-to-date datasets; access is suspended"
                        + " from "
                        + day
                        + " on.")
                .formatted(agencyEn, shortfall.offered(), shortfall.required()),
            "/sharing/rules"));
  }

  private void tell(Collection<UUID> accounts, Notice notice) {
    notifications.create(accounts, notice, clock.instant());
    letters.send(accounts, notice);
  }

  private Set<UUID> stewards(String agency) {
    Set<UUID> ids = new LinkedHashSet<>();
    memberships.listStewards(agency).stream().map(Person::id).forEach(ids::add);
    return ids;
  }

  private Set<UUID> party(Agreement agreement) {
    return agreement
        .person()
        .map(Set::of)
        .orElseGet(() -> stewards(agreement.agency().orElseThrow()));
  }

  private static Notice notice(String vietnamese, String english, AccessRequest request) {
    return new Notice(
        Optional.of(request.dataset()), vietnamese, english, "/requests/" + request.id());
  }

  private static Notice notice(String vietnamese, String english, Agreement agreement) {
    return new Notice(
        Optional.of(agreement.dataset()), vietnamese, english, "/agreements/" + agreement.id());
  }

  private String lastDay(Agreement agreement) {
    return DAY.format(agreement.ends().minusMillis(1).atZone(zone()));
  }

  private static ZoneId zone() {
    return ZoneId.of("Asia/Ho_Chi_Minh");
  }

  private static String vi(AccessRequest request) {
    return request.title().in(VIETNAMESE);
  }

  private static String en(AccessRequest request) {
    return request.title().in(Locale.ENGLISH);
  }

  private static String vi(Agreement agreement) {
    return agreement.title().in(VIETNAMESE);
  }

  private static String en(Agreement agreement) {
    return agreement.title().in(Locale.ENGLISH);
  }
}
