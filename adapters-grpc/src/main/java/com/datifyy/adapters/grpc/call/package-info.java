/// What happens to every call before and after a service sees it: an id, a time limit, a proven caller, and one way to
/// say no.
@NullMarked
package com.datifyy.adapters.grpc.call;

import org.jspecify.annotations.NullMarked;
