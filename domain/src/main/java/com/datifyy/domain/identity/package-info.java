/// Who somebody is to the service: accounts, their passwords and sessions, and the caller of a request.
@NullMarked
package com.datifyy.domain.identity;

import org.jspecify.annotations.NullMarked;
