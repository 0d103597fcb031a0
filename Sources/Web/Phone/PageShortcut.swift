/// What makes a shortcut on a home screen look and open like a program of its own. Nothing of it is a secret: the
/// system that makes the shortcut asks for it without the browser's cookie.
package enum PageShortcut {
  package static let manifestPath = "/manifest.webmanifest"
  package static let iconPath = "/icon.svg"
  package static let picturePath = "/icon.png"

  /// For the head of a page.
  static let links = """
    <link rel="manifest" href="\(manifestPath)"><link rel="icon" type="image/svg+xml" href="\(iconPath)">
    <link rel="apple-touch-icon" href="\(picturePath)">
    <meta name="apple-mobile-web-app-capable" content="yes">
    <meta name="apple-mobile-web-app-title" content="Hinge">
    """

  package static let manifest = """
    {"name":"Hinge","short_name":"Hinge","id":"/","start_url":"/","scope":"/","display":"standalone",\
    "background_color":"#101317","theme_color":"#101317","description":"Lifting form, live","icons":[\
    {"src":"\(iconPath)","sizes":"any","type":"image/svg+xml","purpose":"any"},\
    {"src":"\(picturePath)","sizes":"192x192","type":"image/png","purpose":"any"}]}

    """

  /// A barbell, and below it a hinge that is half open.
  package static let icon = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 192 192"><path fill="#101317" d="M0 0h192v192H0z"/>\
    <path fill="#f1f3f5" d="M24 58h144v12H24zM34 36h16v56H34zM142 36h16v56h-16zM54 44h10v40H54zM128 44h10v40h-10z"/>\
    <path fill="#5bd68a" d="M88 108h16v48H88zM88 140h64v16H88z"/></svg>

    """
}
