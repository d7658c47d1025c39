/// Pictures in a bucket of a service that speaks like Amazon S3.
@NullMarked
package com.datifyy.adapters.s3;

import org.jspecify.annotations.NullMarked;
