/// Background jobs: what is done again and again, by one instance at a time, as PostgreSQL keeps the book.
@NullMarked
package com.datifyy.adapters.postgres.jobs;

import org.jspecify.annotations.NullMarked;
