package vn.sen.web;

import java.util.List;
import vn.sen.access.sharing.Notifications;

/** What the reader is told of. */
public record NotificationsPage(List<Notifications.Entry> entries) {}
