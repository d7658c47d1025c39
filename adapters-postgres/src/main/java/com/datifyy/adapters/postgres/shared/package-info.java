/// What several contexts use: the answers of requests that may be sent again.
@NullMarked
package com.datifyy.adapters.postgres.shared;

import org.jspecify.annotations.NullMarked;
