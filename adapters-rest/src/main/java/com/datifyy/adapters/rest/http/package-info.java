/// What every route shares: who may call it, how a request is read, and how an answer or a problem is written.
@NullMarked
package com.datifyy.adapters.rest.http;

import org.jspecify.annotations.NullMarked;
