extension BacktestPage {
  static let style = """
    :root {
      --paper: #fbfbfa; --card: #ffffff; --ink: #1c2126; --soft: #5b6670; --hair: #e2e5e8; --grid: #eceef0;
      --fraud: #b3372f; --honest: #2b7a9b; --unknown: #b4bac0; --recall: #b8700a; --hit: #7a8894;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #14181c; --card: #1b2026; --ink: #e8ebee; --soft: #9aa5af; --hair: #2e353c; --grid: #272d34;
        --fraud: #ef7d72; --honest: #62b6d6; --unknown: #5d6770; --recall: #e6a64a; --hit: #8795a1;
      }
    }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; }
    main { max-width: 820px; margin: 0 auto; padding: 32px 20px 48px; }
    h1 { font-size: 26px; line-height: 1.25; margin: 0 0 4px; font-weight: 650; }
    h2 { font-size: 17px; margin: 0; font-weight: 650; }
    header p, figure > p, footer { color: var(--soft); margin: 2px 0 0; overflow-wrap: anywhere; }
    figure { margin: 20px 0 0; padding: 18px 20px; background: var(--card); border: 1px solid var(--hair); border-radius: 8px; }
    figure svg { display: block; width: 100%; height: auto; margin-top: 10px; }
    dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: 12px; margin: 22px 0 0; }
    dl div { background: var(--card); border: 1px solid var(--hair); border-radius: 8px; padding: 12px 14px; }
    dt { color: var(--soft); font-size: 13px; }
    dd { margin: 0; font-size: 24px; font-weight: 650; font-variant-numeric: tabular-nums; }
    .legend { display: flex; flex-wrap: wrap; gap: 4px 18px; font-size: 13px; margin: 10px 0 0; }
    .legend i { display: inline-block; width: 11px; height: 11px; border-radius: 2px; margin-right: 6px; }
    .wide { overflow-x: auto; margin-top: 12px; }
    table { border-collapse: collapse; width: 100%; font-size: 13px; font-variant-numeric: tabular-nums; }
    th, td { text-align: left; padding: 4px 8px 4px 0; border-bottom: 1px solid var(--hair); vertical-align: top; }
    thead th { color: var(--soft); font-weight: 500; }
    tbody tr:last-child td { border-bottom: 0; }
    .n { text-align: right; white-space: nowrap; padding-left: 8px; }
    .bars { margin-top: 12px; }
    .bars th { font-weight: 400; width: 1%; white-space: nowrap; }
    .bars td.n { width: 1%; padding-right: 14px; }
    .bars th, .bars td { border: 0; padding-top: 3px; padding-bottom: 3px; }
    .bars i { display: block; height: 15px; margin-top: 2px; border-radius: 0 3px 3px 0; min-width: 1px; }
    .fraud { fill: var(--fraud); background: var(--fraud); }
    .honest, .precision { fill: var(--honest); background: var(--honest); }
    .unknown { fill: var(--unknown); background: var(--unknown); }
    .recall { fill: var(--recall); background: var(--recall); }
    .hit { fill: var(--hit); background: var(--hit); }
    .frozen { fill: var(--ink); background: var(--ink); }
    .line { fill: none; background: none; stroke-width: 2.2; stroke-linejoin: round; }
    .line.precision { stroke: var(--honest); }
    .line.recall { stroke: var(--recall); }
    .line.all { stroke-dasharray: 5 4; stroke-width: 1.5; opacity: .75; }
    .grid { stroke: var(--grid); }
    .base { stroke: var(--soft); }
    .band { stroke: var(--soft); stroke-dasharray: 2 3; }
    .axis { fill: var(--soft); font: 12px system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; font-variant-numeric: tabular-nums; }
    footer { font-size: 13px; margin-top: 24px; }
    @media print {
      :root {
        --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --hair: #ccc; --grid: #e6e6e6;
        --fraud: #b3372f; --honest: #2b7a9b; --unknown: #b4bac0; --recall: #b8700a; --hit: #7a8894;
      }
      body { font-size: 11pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
      main { max-width: none; padding: 0; }
      dl { grid-template-columns: repeat(5, 1fr); gap: 8px; }
      dl div { padding: 8px 10px; }
      dt { font-size: 8.5pt; }
      dd { font-size: 16pt; }
      figure { break-inside: avoid; border: 0; padding: 0; margin-top: 18px; }
      figure > p { font-size: 9.5pt; }
      figure:has(.wide) { break-inside: auto; }
      tr, dl div { break-inside: avoid; }
      thead { display: table-header-group; }
      .wide { overflow: visible; }
      table { font-size: 8.5pt; }
      @page { size: A4; margin: 16mm 15mm; }
    }
    """
}
