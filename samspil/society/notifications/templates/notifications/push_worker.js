"use strict";

self.addEventListener("push", (event) => {
  const notice = event.data ? event.data.json() : {};
  event.waitUntil(
    self.registration.showNotification(notice.title || "Samspil", { tag: notice.tag, data: { path: notice.path } }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const path = (event.notification.data && event.notification.data.path) || "/beskeder/";
  event.waitUntil(self.clients.openWindow(new URL(path, self.location.origin).href));
});
