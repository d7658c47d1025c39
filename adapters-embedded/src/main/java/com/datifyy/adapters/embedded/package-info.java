/// A real PostgreSQL and a real Redis brought along for development and tests, never for production: unpacked,
/// started and stopped by the process that needs them. Everything else in the service meets them as ordinary
/// addresses. Also ports for other servers of development and tests.
@NullMarked
package com.datifyy.adapters.embedded;

import org.jspecify.annotations.NullMarked;
