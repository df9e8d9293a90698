-- The words of a text as search matches them: the fold, and hamzas without their seats.
-- ar: كلمات النص كما يطابقها البحث: مطويّة، وهمزاتها بلا كراسيّ.
-- arguments: text
-- returns: text
-- example: warraq_words('المسئولة عن الشّؤون') = 'المسووله عن الشوون'
CREATE OR REPLACE FUNCTION warraq_words(original text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $function$
    SELECT REPLACE(REPLACE(REPLACE(warraq_fold(original), 'ئو', 'وو'), 'ؤ', 'و'), 'ئ', 'ي')
$function$;
