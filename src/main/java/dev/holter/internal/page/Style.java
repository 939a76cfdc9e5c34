package dev.holter.internal.page;

/** How the page looks, and the few lines that open what a link leads to. */
final class Style {

  static final String CSS =
      """
      :root{color-scheme:light dark;--fg:#1b1f24;--bg:#fff;--card:#f6f8fa;--edge:#ccd3da;--bad:#b3261e}
      body{font:15px/1.45 system-ui,sans-serif;color:var(--fg);background:var(--bg);max-width:1500px;margin:0 auto;padding:0 16px 48px}
      h1{margin-bottom:0}h2{margin-top:2em}h3{font-size:1em}a{color:inherit}
      table{border-collapse:collapse}th,td{text-align:left;padding:3px 14px 3px 0;border-bottom:1px solid var(--edge);vertical-align:top}.number{text-align:right}
      .card{background:var(--card);border:1px solid var(--edge);border-radius:6px;padding:8px 12px;margin:8px 0}.card.failed{border-left:6px solid var(--bad)}
      summary{cursor:pointer;overflow-wrap:anywhere}p,li,code,h3,h4{overflow-wrap:anywhere}.wide td{min-width:4em}.failed .verdict{color:var(--bad);font-weight:700}
      .wide{overflow-x:auto}.wide>svg{display:block;width:100%}.strip{min-width:860px;max-width:1500px}
      .pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(700px,100%),1fr));gap:0 20px}.pair>*{min-width:0}.pair .strip{min-width:600px}.pair h4{margin:8px 0 0}
      figure{margin:14px 0}figcaption{font-weight:600;overflow-wrap:anywhere}pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:4px 0;font-size:.8em}
      dl{display:grid;grid-template-columns:5em 1fr;gap:2px 8px;margin:4px 0 8px}dd{margin:0;min-width:0}.state{margin-left:12px}.state:target{outline:2px solid}
      :focus-visible{outline:2px solid;outline-offset:2px}
      @media(prefers-color-scheme:dark){:root{--fg:#e6e9ec;--bg:#0f1216;--card:#14181d;--edge:#39424c;--bad:#ff8a80}}
      @media(min-width:2200px){body{max-width:2000px;font-size:18px}.strip{max-width:none}}
      @media(max-width:600px){body{padding:0 8px 32px}.card{padding:6px 8px}ul,ol{padding-left:20px}.state{margin-left:4px}}
      @media print{:root{color-scheme:light;--fg:#000;--bg:#fff;--card:#fff;--edge:#999;--bad:#900}body{max-width:none;padding:0}figure,tr{break-inside:avoid}h2,h3,h4,summary{break-after:avoid}.wide{overflow:visible}.strip,.pair .strip{min-width:0}
      details:not([open])>summary::after{content:" (folded: open it on the page to print it)";font-weight:400}}
      """;

  static final String SCRIPT =
      """
      function open(){var e=document.getElementById(decodeURIComponent(location.hash.slice(1)));for(var p=e;p;p=p.parentElement)if(p.tagName==='DETAILS')p.open=true;if(e){e.scrollIntoView();e.focus({preventScroll:true})}}
      addEventListener('hashchange',open);open();
      document.addEventListener('click',function(c){var a=c.target.closest('a');if(a&&a.hash===location.hash)open()});
      addEventListener('beforeprint',function(){document.querySelectorAll('.card.failed').forEach(function(d){d.open=true})});
      """;

  private Style() {}
}
