/// The outbox in PostgreSQL.
@NullMarked
package com.datifyy.adapters.postgres.notification;

import org.jspecify.annotations.NullMarked;
