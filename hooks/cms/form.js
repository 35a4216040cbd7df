/* The form begins: it reads config.yml beside its page. Its words and its letters come with it, from no other host. */
import CMS from "@sveltia/cms";

CMS.init();
